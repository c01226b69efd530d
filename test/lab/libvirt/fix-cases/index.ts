import { adviceCases } from "./advice.js";
import { busAndControllerCases } from "./bus-and-controller.js";
import { cpuAndClockCases } from "./cpu-and-clock.js";
import { deviceAndDocumentCases } from "./devices-and-documents.js";
import { diskDriverCases } from "./disk-driver.js";
import { diskSettingCases } from "./disk-settings.js";
import { diskSourceCases } from "./disk-source.js";
import type { FixCases } from "./fix-case.js";
import { iothreadMappingCases } from "./iothread-mapping.js";
import { iothreadCases } from "./iothreads.js";
import { refusedCases } from "./refused.js";
import { schemaCases } from "./schema.js";

/** At least one guest for each rule that offers a fix. */
export const fixCases: FixCases = {
  ...adviceCases,
  ...cpuAndClockCases,
  ...deviceAndDocumentCases,
  ...diskDriverCases,
  ...diskSettingCases,
  ...diskSourceCases,
  ...busAndControllerCases,
  ...iothreadCases,
  ...iothreadMappingCases,
  ...refusedCases,
  ...schemaCases,
};

import * as nodeModule from "node:module";

/**
 * Has Node keep the compiled form of what is loaded from here on, in the system's folder for temporary files, where it
 * can: from Node 22. Whoever does not want that sets NODE_DISABLE_COMPILE_CACHE.
 */
export function keepCompiled(): void {
  const enable: unknown = Reflect.get(nodeModule, "enableCompileCache");
  if (typeof enable === "function") Reflect.apply(enable, undefined, []);
}

/** What outside of the files costs latency: asks machines about themselves, and judges what they tell. */
export { auditTarget } from "./audit-target.js";
export { auditReached } from "./audit-reached.js";

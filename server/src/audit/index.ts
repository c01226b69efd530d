/** What outside of the files costs latency: asks machines about themselves, and judges what they tell. */
export { type AuditAccess, auditTarget } from "./audit-target.js";
export { auditReached } from "./audit-reached.js";

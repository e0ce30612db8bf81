export { busChecks, busContract } from "./bus/bus-contract.ts";
export { type Check, type MakePlace, type Place, runCheck } from "./check.ts";
export { documentStoreChecks, documentStoreContract } from "./documents/document-store-contract.ts";
export { sample } from "./documents/sample.ts";
export { filePlace, sqliteBusPlace, sqliteStorePlace } from "./sqlite-places.ts";
export { auditLogChecks, auditLogContract } from "./store/audit-log-contract.ts";
export { recordStoreChecks, recordStoreContract } from "./store/record-store-contract.ts";
export { workLogChecks, workLogContract } from "./store/work-log-contract.ts";

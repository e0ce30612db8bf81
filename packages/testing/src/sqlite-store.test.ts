import { documentStoreContract } from "./documents/document-store-contract.ts";
import { sqliteStorePlace } from "./sqlite-places.ts";
import { auditLogContract } from "./store/audit-log-contract.ts";
import { recordStoreContract } from "./store/record-store-contract.ts";
import { workLogContract } from "./store/work-log-contract.ts";

documentStoreContract("sqlite documents", sqliteStorePlace);
recordStoreContract("sqlite records", sqliteStorePlace);
auditLogContract("sqlite audit log", sqliteStorePlace);
workLogContract("sqlite work log", sqliteStorePlace);

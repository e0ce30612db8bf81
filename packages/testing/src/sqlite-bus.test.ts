import { busContract } from "./bus/bus-contract.ts";
import { sqliteBusPlace } from "./sqlite-places.ts";

busContract("sqlite bus", sqliteBusPlace);

import { emailEntry } from './email/entry.ts'
import { iso18626Entry } from './iso18626/entry.ts'
import { ncipEntry } from './ncip/entry.ts'
import type { ProtocolEntry } from './protocol-entry.ts'

/** The protocols by which partners are reached. A new one is a folder beside this file and a line here. */
export const protocolRegistry: readonly ProtocolEntry[] = [iso18626Entry, ncipEntry, emailEntry]

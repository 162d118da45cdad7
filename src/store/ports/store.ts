import type { AnswersPort } from './answers.ts'
import type { AuditPort } from './audit.ts'
import type { BlobsPort } from './blobs.ts'
import type { ChangesPort } from './changes.ts'
import type { DocumentsPort } from './documents.ts'
import type { EventsPort } from './events.ts'
import type { InboxPort } from './inbox.ts'
import type { CountersPort, LeasesPort, SessionsPort } from './keyed-records.ts'
import type { MaintenancePort } from './maintenance.ts'
import type { DeliveriesPort, OutboxPort } from './outbox.ts'
import type { PartnerCountsPort } from './partner-counts.ts'
import type { PrivacyPort } from './privacy.ts'
import type { RequestListsPort } from './request-lists.ts'
import type { RequestsPort } from './requests.ts'
import type { RowsPort } from './rows.ts'
import type { TransferPort } from './transfer.ts'

/**
 * Everything that an adapter implements. A method rejects only if the storage itself fails (`Problem` with code
 * `unavailable`); every expected outcome is a result. `test/contract/` holds one suite per port for all adapters.
 */
export type Store = AuditPort &
  ChangesPort &
  AnswersPort &
  RequestsPort &
  RequestListsPort &
  SessionsPort &
  PrivacyPort &
  EventsPort &
  OutboxPort &
  DeliveriesPort &
  InboxPort &
  LeasesPort &
  CountersPort &
  PartnerCountsPort &
  RowsPort &
  DocumentsPort &
  BlobsPort &
  TransferPort &
  MaintenancePort

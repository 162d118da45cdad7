import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Actor, Address, Instant, LibraryCode, RequestNumber } from '../values.ts'
import { Attention } from './attention.ts'
import { Citation } from './citation.ts'
import { CopyrightRecord } from './copyright.ts'
import { CostRecord } from './cost-record.ts'
import { Deadline } from './deadline.ts'
import { Entry } from './entry.ts'
import { Item } from './item.ts'
import { LastAnswer, Negotiation } from './negotiation.ts'
import { Next } from './next.ts'
import { OpenUrlExtras } from './open-url-extras.ts'
import { Outcome } from './outcome.ts'
import { Patron } from './patron.ts'
import { RotaBuild, SendingDecision } from './rota-build.ts'
import { Service } from './service.ts'
import { SourcedField } from './sourced-fields.ts'
import { Stage } from './stage.ts'
import { text } from './text.ts'
import { Waiting } from './waiting.ts'

/** A request as the core and the store know it: plain data, every region in the open. */
export const Request = z.object({
  number: RequestNumber,
  library: LibraryCode,
  createdAt: Instant,
  createdBy: Actor,
  /** The library system's own reference. */
  reference: text(200).optional(),
  citation: Citation,
  /** Parts of the citation that were filled in, and from where; a part that is edited is filled in no more. */
  sourcedFields: z.array(SourcedField).max(40).optional(),
  /** The last look-up in the sources of citations, where they did not complete the citation. */
  lookUp: z
    .object({
      at: Instant,
      /** The number of repeated look-ups. */
      count: z.int().nonnegative(),
      failure: text(500).optional(),
      /** True where a source did not answer, so that asking again may help. */
      unanswered: z.boolean().optional(),
    })
    .optional(),
  openUrl: personal(OpenUrlExtras).optional(),
  service: Service,
  patron: personal(Patron).optional(),
  pickupLocation: text(200).optional(),
  deliveryAddresses: personal(z.array(Address).max(10)).optional(),
  staffNote: personal(text()).optional(),
  /** For staff alone: who looks after it, how it is sorted, what is worth knowing. */
  assignee: text(120).optional(),
  labels: personal(z.array(text(60)).max(30)).optional(),
  internalNote: personal(text(4000)).optional(),
  /** The workflow profile that holds where no partner's own does. */
  workflow: text(60).optional(),
  stage: Stage,
  waitingFor: z.array(Waiting),
  negotiation: Negotiation.nullable(),
  lastAnswer: LastAnswer.nullable(),
  /** True where the last renewal named no new due date. */
  renewedWithoutDate: z.boolean().optional(),
  attention: z.array(Attention),
  /** Whose turn it is; null where a closed request leaves nothing to do. */
  next: Next.nullable(),
  outcome: Outcome.nullable(),
  rota: z.array(Entry),
  /** The rules and templates of the rota, that built it, the last build last. */
  rotaBuilds: z.array(RotaBuild).optional(),
  /** The decision of the sending rules at creation. */
  sending: SendingDecision.optional(),
  items: z.array(Item),
  copyright: CopyrightRecord.optional(),
  /** The offers and charges of partners, and the amounts that staff entered. */
  costs: z.array(CostRecord).max(200).optional(),
  deadlines: z.array(Deadline),
  /** True while the library's own catalogue is being asked. */
  locatingOwnCatalogue: z.boolean().optional(),
  /** True once staff had partners asked though the library may own the item itself: it is asked after no more. */
  ownershipOverridden: z.boolean().optional(),
  /** True once staff had partners asked with a citation that seems too little to find anything. */
  citationAccepted: z.boolean().optional(),
  /** The number of items that are wanted. */
  itemsWanted: z.int().positive(),
  /** The number of request ids, entries and items that were given out: none is given twice. */
  requestIdCount: z.int().nonnegative(),
  entryCount: z.int().nonnegative(),
  itemCount: z.int().nonnegative(),
  /** When it was anonymized, and since when nothing was open: it is removed by that time. */
  anonymized: z.object({ at: Instant, closedAt: Instant }).optional(),
  /** When its patron was erased while it was open: what arrives later is stored without texts. */
  patronErasedAt: Instant.optional(),
})
export type Request = z.infer<typeof Request>

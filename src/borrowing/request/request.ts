import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { personal } from '../personal-data.ts'
import { Actor, Address, Day, Instant, LibraryCode, RequestNumber } from '../values.ts'
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
import { NamedRule, RotaBuild, SendingDecision } from './rota-build.ts'
import { Service } from './service.ts'
import { SourcedField } from './sourced-fields.ts'
import { Stage } from './stage.ts'
import { text } from './text.ts'
import { Undo } from './undo.ts'
import { Waiting } from './waiting.ts'

/** A request as the core and the store know it: plain data, every region in the open. */
export const Request = z.object({
  number: RequestNumber.describe('The number of the request.'),
  library: LibraryCode.describe('The code of the library.'),
  createdAt: Instant.describe('When it was created.'),
  createdBy: Actor.describe('Who created it.'),
  reference: text(200).optional().describe('The library system’s own reference.'),
  citation: Citation.describe('What is wanted, as a citation.'),
  sourcedFields: z
    .array(SourcedField)
    .max(40)
    .optional()
    .describe(
      'The members of the citation that were looked up, and where; a member that is edited is not looked up again.',
    ),
  lookUp: z
    .object({
      at: Instant.describe('When the sources were asked last.'),
      count: z.int().nonnegative().describe('How often the sources were asked again.'),
      failure: AnyReason.optional().describe('Why nothing was filled in.'),
      unanswered: z
        .boolean()
        .optional()
        .describe('True where a source did not answer, so that asking again may help.'),
    })
    .optional()
    .describe('The last look-up in the sources of citations, where they did not complete the citation.'),
  openUrl: personal(OpenUrlExtras)
    .optional()
    .describe('What the OpenURL of the request said besides the citation.'),
  service: Service.describe('How the item is wanted.'),
  patron: personal(Patron).optional().describe('The patron.'),
  pickupLocation: text(200).optional().describe('Where the patron picks the item up.'),
  deliveryAddresses: personal(z.array(Address).max(10))
    .optional()
    .describe('Where the item, or the copy, is to be delivered.'),
  staffNote: personal(text()).optional().describe('A note of the library for the partner.'),
  assignee: text(120).optional().describe('The id of the person who looks after the request.'),
  labels: personal(z.array(text(60)).max(30))
    .optional()
    .describe('Labels by which staff sort requests.'),
  internalNote: personal(text(4000)).optional().describe('A note for staff alone.'),
  workflow: text(60)
    .optional()
    .describe('The code of the workflow profile that applies where the partner has none of its own.'),
  stage: Stage.describe('How far the request has come.'),
  waitingFor: z.array(Waiting).describe('What must be settled before the request goes on.'),
  negotiation: Negotiation.nullable().describe('The open question with the active partner.'),
  lastAnswer: LastAnswer.nullable().describe(
    'The last answer of the active partner that staff may have to act on.',
  ),
  attention: z.array(Attention).describe('The attention that is open.'),
  next: Next.nullable().describe('Whose turn it is; null where a closed request leaves nothing to do.'),
  outcome: Outcome.nullable().describe('How it ended.'),
  closedAt: Instant.optional().describe('When it was closed.'),
  rota: z.array(Entry).describe('The partners to ask, in order, and the result of each.'),
  rotaBuilds: z
    .array(RotaBuild)
    .optional()
    .describe('How rules and templates built the rota, the last build last.'),
  findingHolders: z
    .object({
      rules: z.array(NamedRule).describe('The rota rules that named the templates.'),
      templates: z.array(z.string()).describe('The rota templates that wait for the holders.'),
    })
    .optional()
    .describe('Set while union catalogues are asked who holds the item.'),
  sending: SendingDecision.optional().describe('The decision of the sending rules at creation.'),
  items: z.array(Item).describe('The items.'),
  copyright: CopyrightRecord.optional().describe(
    'The copyright record of a copy: declaration, count, code, and why staff went on.',
  ),
  costs: z
    .array(CostRecord)
    .max(200)
    .optional()
    .describe('The offers and charges of partners, and the amounts that staff entered.'),
  patronQuestion: z
    .object({
      text: personal(text(2000)).describe('The question, in the words of staff.'),
      askedAt: Instant.describe('When it was asked.'),
      until: Day.optional().describe('The day until which the patron answers.'),
    })
    .optional()
    .describe('What the patron is asked about an open offer, a cost or the day by which the item is needed.'),
  deadlines: z.array(Deadline).describe('The deadlines that run.'),
  locatingOwnCatalogue: z
    .boolean()
    .optional()
    .describe('True while the library’s own catalogue is being asked.'),
  ownershipOverridden: z
    .boolean()
    .optional()
    .describe('True once staff had partners asked although the library may own the item.'),
  citationAccepted: z
    .boolean()
    .optional()
    .describe('True once staff had partners asked although the citation seems too little to find anything.'),
  restOf: RequestNumber.optional().describe(
    'The number of the request whose outstanding items this one asks for.',
  ),
  restIn: z
    .array(RequestNumber)
    .max(100)
    .optional()
    .describe('The numbers of the requests that ask for what its partner did not supply.'),
  itemsWanted: z.int().positive().describe('The number of items that are wanted.'),
  requestIdCount: z.int().nonnegative().describe('How many request ids were given out; none is given twice.'),
  entryCount: z.int().nonnegative().describe('How many entries the rota has had; no id is given twice.'),
  itemCount: z.int().nonnegative().describe('How many items the request has had; no id is given twice.'),
  anonymized: z
    .object({
      at: Instant.describe('When the request was anonymized.'),
      closedAt: Instant.describe('When the request was closed.'),
    })
    .optional()
    .describe(
      'When the request was anonymized, and since when nothing was open: it is removed by that time.',
    ),
  undo: personal(Undo)
    .optional()
    .describe('What undoes the last commands of people; left out where nothing can be undone.'),
  patronErasedAt: Instant.optional().describe(
    'When its patron was erased while it was open: what arrives later is stored without texts.',
  ),
})
export type Request = z.infer<typeof Request>

import type { CommandType } from '../commands/command.ts'
import type { Context } from '../decision.ts'
import type { PartnerEventType } from '../partner-events/partner-event.ts'
import type { Attention, RaisedAttention } from '../request/attention.ts'
import type { Request } from '../request/request.ts'

/** One kind of attention: what raises it, what ends it, and whether staff must act. */
export type AttentionRule = {
  /** True where staff must act: then it is the library's turn. */
  readonly asks: boolean
  /** True for one that only informs although its kind asks. */
  readonly informs?: (attention: RaisedAttention) => boolean
  /** The cause, for the documentation. */
  readonly raisedBy: string
  /** The commands that settle it, the most usual first. `dismiss` is not among them: it ends any attention. */
  readonly remedies: readonly CommandType[]
  /** The partner events that end it; `any` for every event of its entry. */
  readonly endedBy: readonly (PartnerEventType | 'any' | 'closed')[]
  /** For a kind that follows from the request alone: the present attention. Where this is left out, inputs raise it. */
  readonly derive?: (
    request: Request,
    context: Pick<Context, 'missingDocuments' | 'ownAgencies'>,
  ) => readonly RaisedAttention[]
  /** For a kind that inputs raise: it ends automatically where this does not hold any more. */
  readonly lasts?: (request: Request, attention: Attention) => boolean
  /**
   * Returns whether the patron or the partner must act before staff can: then whose turn it is follows from the items or
   * the stage.
   */
  readonly waitsForOthers?: (request: Request, attention: Attention) => boolean
  /** True for what is to be settled in the books: it is the library's turn for that once nothing else asks. */
  readonly comesLast?: true
  /** Commands that end it whatever they do. */
  readonly endedByCommand?: readonly CommandType[]
}

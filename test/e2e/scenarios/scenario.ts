import type { News, SimulatedIls } from '@lendwire/lender'
import type { z } from 'zod'
import type { Command } from '../../../src/borrowing/commands/command.ts'
import type { CreateRequest } from '../../../src/borrowing/commands/create-input.ts'
import type { CopyrightSettings } from '../../../src/borrowing/copyright-settings.ts'
import type { Library } from '../../../src/borrowing/library.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { AttentionKind } from '../../../src/borrowing/request/attention.ts'
import type { EntryState } from '../../../src/borrowing/request/entry.ts'
import type { ItemState } from '../../../src/borrowing/request/item.ts'
import type { Next } from '../../../src/borrowing/request/next.ts'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import type { Outcome } from '../../../src/borrowing/request/outcome.ts'
import type { Stage } from '../../../src/borrowing/request/stage.ts'
import type { RotaRules } from '../../../src/borrowing/rota-rules/rota-rules.ts'
import type { SendingRules } from '../../../src/borrowing/rota-rules/sending-rules.ts'
import type { RotaTemplate } from '../../../src/borrowing/rota-rules/template.ts'
import type { Status } from '../../../src/borrowing/status/statuses.ts'
import type { WorkflowProfile } from '../../../src/borrowing/workflow/workflow-profile.ts'
import type { IlsConnection } from '../../../src/ils/connection.ts'
import type { Partner } from '../../../src/partners/partner.ts'

/** The partners of a scenario: each row has its own, so that rows never meet. */
export const partnerNames = ['A', 'B', 'C'] as const
export type PartnerName = (typeof partnerNames)[number]

/** The settings of a workflow profile that differ from the one that it is based on. */
export type WorkflowDifferences = Omit<z.input<typeof WorkflowProfile>, 'code'>

/** A catalogue's answer to locate: a copy is there, all are out, none is lent, none is held; it has no time, or is not understood. */
export type CatalogueKind = 'held' | 'out' | 'not lent' | 'nothing' | 'busy' | 'unclear'

/** The settings of a partner that differ from an active one that answers and takes everything. */
export type PartnerDifferences = Partial<
  Pick<
    z.input<typeof Partner>,
    | 'status'
    | 'closures'
    | 'services'
    | 'limit'
    | 'weight'
    | 'averageSupplyDays'
    | 'averageCost'
    | 'expiry'
    | 'answersFor'
    | 'sharedBarcodes'
    | 'sendsRequesterInformation'
    | 'addresses'
    | 'retry'
    | 'automaticCancel'
    | 'automaticClaim'
    | 'averageSupplyDays'
    | 'deliveryDelayDays'
    | 'resendOverdueDays'
    | 'renewFrom'
    | 'maxRenewals'
  >
> & {
  /** Its own workflow profile, in place of the library's. */
  readonly workflow?: WorkflowDifferences
  /** Its catalogue's answer to locate. Without one it cannot be asked. */
  readonly catalogue?: CatalogueKind
  /** The rule of its locate profile for partners that have it out, and for those without an answer: leave the rota or stay. */
  readonly whenUnavailable?: 'keep'
  readonly whenUncertain?: 'drop'
  /** True where it is the library itself, by its agency id. */
  readonly itself?: true
  /** False where nobody listens at its address. */
  readonly reachable?: false
  /** The vendor of its system, where the protocol knows vendors. */
  readonly vendor?: string
  /** True where requests say that a patron made them, in protocols that have a word for it. */
  readonly patronRequest?: true
  readonly takesStatusRequest?: false
  readonly takesReminder?: false
}

type Event = z.input<typeof PartnerEvent>

/** A lender's message, in the core's words: each protocol's adapter puts it into its own. */
export type LenderEvent =
  | Exclude<Event, { type: 'status' }>
  | Omit<Extract<Event, { type: 'status' }>, 'code'>

/** A partner's answer to a message on the wire. */
export type WireReply =
  | 'ok'
  /** It says no, for a reason of its own. */
  | 'refused'
  | 'unknown_request'
  | 'already_exists'
  /** It takes the message, and the connection is gone before it answers. */
  | 'drop'
  /** The connection is gone before it takes the message, which nobody can tell from here. */
  | 'lost'
  /** It cannot now, and has not taken the message. */
  | 'unavailable'
  /** It fails after it took the message. */
  | 'failing'
  /** It takes the message, and answers with something that is no answer. */
  | 'unclear'
  /** It says no in words of its protocol. */
  | `error ${string}`
  /** It takes the message, and its answer holds this, in elements of NCIP. */
  | `answers <${string}`

/** A message to a partner, such as `A request`, with the details that matter, as far as the protocol shows them. */
export type ExpectedMessage =
  | `${PartnerName} ${OperationKind}`
  | {
      readonly message: `${PartnerName} ${OperationKind}`
      /** The text of its note, where the protocol has notes. */
      readonly note?: string
      /** The count of the request id that it went out under, and of the earlier one that it names. */
      readonly under?: number
      readonly names?: number
      /** True where it must be the same bytes as a message before. */
      readonly again?: true
      /** Text that the message holds, and text that it must not hold, on the wire of the one protocol that the row is for. */
      readonly holds?: readonly string[]
      readonly lacks?: readonly string[]
    }

/**
 * The action of a step, in words that hold for every protocol.
 *
 * `Own` is what only one protocol can say.
 */
export type Action<Own = never> =
  /** A request is made; later steps are about the last one made. The rota is all partners unless it is named, or left to the rules. */
  | { readonly create: RequestInput; readonly by?: string }
  /** A patron sends the form of the patron page, as it is shown at first for the query, with these fields filled in. */
  | {
      readonly page: string
      readonly patron: string
      readonly fields: Readonly<Record<string, string>>
    }
  /** The library gives a command; `by` says who, such as `staff:ada`. */
  | { readonly do: z.input<typeof Command>; readonly by?: string }
  /**
   * A lender says something, under the request id in force between it and the library. `under` is the count of an
   * earlier id, `about` another partner whose id it names.
   */
  | {
      readonly lender: PartnerName
      readonly says: LenderEvent
      readonly under?: number
      readonly about?: PartnerName
    }
  /** Repeats its last message: the same bytes, or the same content written anew. */
  | { readonly lender: PartnerName; readonly repeats: 'bytes' | 'content'; readonly under?: number }
  /** Staff send the last message of a kind to a partner that was given up or refused again, by its delivery. */
  | { readonly resend: `${PartnerName} ${OperationKind}` }
  /** A message that only the protocol itself has. */
  | { readonly lender: PartnerName; readonly wire: Own; readonly under?: number }
  /** Time passes, an ISO 8601 duration. A row with such a step has a gateway to itself. */
  | { readonly advance: string }
  /** The gateway stops, and starts again on the same file. */
  | { readonly restart: true }
  /** The library's own system tells what becomes of the item, or of its hold. */
  | { readonly ils: News }
  /** An admin asks a partner who it is, where the protocol has a question for that. */
  | { readonly check: PartnerName }
  /** An admin changes a partner's profile: what differs from now on, in place of what did. */
  | { readonly mend: PartnerName; readonly to: PartnerDifferences }
  /** A partner's stored profile becomes one that this version cannot read. */
  | { readonly spoil: PartnerName }

/** The body of a request as a row writes it: partners by their names here, and a title and a loan where it says nothing. */
export type RequestInput = Omit<Partial<z.input<typeof CreateRequest>>, 'rota' | 'workflow' | 'openUrl'> & {
  readonly rota?: readonly PartnerName[] | 'by rules'
  /** An OpenURL that it is made from, in the place of a citation. */
  readonly openUrl?: string
}

/** The rules by which a gateway makes rotas and sends: templates by their names, with the row's names for partners, and rules. A row with rules has a gateway to itself. */
export type Rules = {
  readonly templates?: Readonly<
    Record<
      string,
      Omit<z.input<typeof RotaTemplate>, 'code' | 'choose' | 'exclude' | 'lastResort'> & {
        readonly choose:
          | { readonly by: 'list'; readonly partners: readonly PartnerName[] }
          | Extract<z.input<typeof RotaTemplate>['choose'], { by: 'rule' }>
        readonly exclude?: readonly PartnerName[]
        readonly lastResort?: readonly PartnerName[]
      }
    >
  >
  readonly rota?: z.input<typeof RotaRules>
  readonly sending?: z.input<typeof SendingRules>['rules']
}

/** A temporary record in the library's own system. */
export type IlsItem = ReturnType<SimulatedIls['items']>[number]

/** The expectations after a step. An effect that the step does not name must not have happened: no message sent, none ignored. */
export type Expected = {
  /** The public status of the request. */
  readonly status: Status
  /** The messages that partners received in this step, in order for each of them. */
  readonly sends?: readonly ExpectedMessage[]
  /** The messages that the timeline records, if they differ. */
  readonly recorded?: readonly `${PartnerName} ${OperationKind}`[]
  /** The lender's event was recorded as ignored, with a reason that holds this, and changed nothing. */
  readonly ignored?: string
  /** The lender's message was a repeat: confirmed, and nothing changed. */
  readonly repeat?: true
  /** The lender's message was a question: answered, and nothing changed. */
  readonly asks?: true
  /** The lender's mail was not understood, and waits for staff. */
  readonly review?: true
  /** The command was refused (409), or the request that was to be made, with a reason that holds this. */
  readonly refused?: string
  /** The lender's message was refused on the wire, in words that hold this, and nothing changed. */
  readonly rejected?: string
  /** The core's event that the lender's message was understood as, where the step does not say it in the core's words. */
  readonly means?: Event['type']
  /** The states of the rota's entries, in order. */
  readonly rota?: readonly EntryState[]
  /** The partners of the rota's entries, in order. */
  readonly partnersAre?: readonly PartnerName[]
  /** Words that the timeline explains the step with, among others. */
  readonly explains?: readonly string[]
  /** The mails to the patron, as `notice state`; none where it is left out in a row that names some. */
  readonly notices?: readonly string[]
  /** The states of all items, in order. */
  readonly items?: readonly ItemState[]
  /** The open attention, in the order in which it was raised. */
  readonly attention?: readonly AttentionKind[]
  readonly stage?: Stage
  /** Whose turn it is, and for what: `partner answer`. */
  readonly next?: `${Next['who']} ${string}` | null
  /** Further members of the request as the API shows it. */
  readonly shows?: Readonly<Record<string, unknown>>
  /** The temporary records in the library's own system, in order, as far as the row names their members. */
  readonly inIls?: readonly Partial<IlsItem>[]
  /** Commands that are allowed now, and that are not. */
  readonly allowed?: readonly z.input<typeof Command>['type'][]
  readonly forbidden?: readonly z.input<typeof Command>['type'][]
}

/** The settings of a library's own system that differ from one that takes everything and has the calls of its dialect. */
export type OwnSystem = {
  /** The number of items that are refused before one is taken. */
  readonly refuses?: number
  /** The number of deletions of a record that are refused before one is done. */
  readonly refusesCleanUp?: number
  /** False where nobody listens at its address; it is tried again for days. */
  readonly reachable?: false
  /** The number of items that are taken without an answer. */
  readonly drops?: number
  readonly calls?: z.input<typeof IlsConnection>['calls']
}

/** The answers of partners to messages from now on: one for the first such message, one for the second … then as usual. */
export type Replies = Partial<Record<PartnerName, Partial<Record<OperationKind, readonly WireReply[]>>>>

export type Step<Own = never> = Action<Own> & Expected & { readonly replies?: Replies }

/** A step that names the stage after it, the attention of staff, and whose turn it is. */
export type WhoseTurnStep<Own = never> = Step<Own> & Required<Pick<Expected, 'stage' | 'attention' | 'next'>>

/** A row that names them at each of its steps. */
export type WhoseTurnScenario<Own = never> = Omit<Scenario<Own>, 'steps'> & {
  readonly steps: readonly WhoseTurnStep<Own>[]
}

/** One row of the table. */
export type Scenario<Own = never> = {
  readonly name: string
  /** The library's workflow: a built-in profile (`standard loan` by default) and the settings that differ from it. */
  readonly basedOn?: 'standard copy' | 'minimal'
  readonly workflow?: WorkflowDifferences
  readonly timeZone?: string
  /** The answer of the library’s own catalogue to locate. */
  readonly catalogue?: CatalogueKind
  /** The library's rules for the copyright of copies. */
  readonly copyright?: z.input<typeof CopyrightSettings>
  /** The settings of the library's profile that differ. */
  readonly library?: Pick<z.input<typeof Library>, 'dueDateNotices'>
  /** Settings of the gateway. A row with some has a gateway to itself. */
  readonly settings?: Readonly<Record<string, string>>
  /** The library has a system of its own. */
  readonly ils?: OwnSystem
  /** Its partners; A alone, as usual, where they are not named. */
  readonly partners?: Partial<Record<PartnerName, PartnerDifferences>>
  readonly rules?: Rules
  readonly steps: readonly Step<Own>[]
  /** The end of the request that was created last. */
  readonly ends: `closed as ${Outcome['kind']}` | `open in ${Exclude<Stage, 'closed'>}`
  /** The quirks of vendors that it shows: the vendor and the member of its data. */
  readonly quirks?: readonly `${string}.${string}`[]
}

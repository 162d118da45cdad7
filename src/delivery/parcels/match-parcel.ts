import type { Command } from '../../borrowing/commands/command.ts'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { StoredAnswer } from '../../store/ports/answers.ts'
import type { RequestsPort } from '../../store/ports/requests.ts'
import { reason } from '../../translations/reason.ts'
import type { ChangeOutcome } from '../change-plan.ts'
import type { Occasion, PreviewResult, SubmitResult } from '../commands/submission.ts'
import type { CommandSubmission } from '../commands/submit-command.ts'
import type { Parcel } from './parcel.ts'

type Deps = {
  readonly store: Pick<RequestsPort, 'loadRequest'>
  readonly submit: (submission: CommandSubmission) => Promise<SubmitResult>
  readonly previewCommand: (
    command: Occasion & Pick<CommandSubmission, 'request' | 'command'>,
  ) => Promise<PreviewResult>
}

export type ParcelMatch = Occasion & {
  readonly request: RequestNumber
  readonly parcel: Parcel
  /** The entry of the rota whose partner sent it; the likeliest where left out. */
  readonly entry?: number | undefined
  /** True where the request is served by it: the partner that is asked now is left. */
  readonly adopt?: boolean | undefined
  readonly answer: (outcome: ChangeOutcome) => StoredAnswer
}

const wasAsked = ({ requestIds }: Entry): boolean => requestIds.length > 0

/** Finds the entry that a parcel came from: the one that is named, that of its sender, the active one, or the last that was asked. */
const entryOf = ({ rota }: Request, { lender }: Parcel, named: number | undefined): Entry | undefined => {
  const askedEntries = rota.filter(wasAsked)
  if (named !== undefined) return askedEntries.find(({ id }) => id === named)
  const sender = lender.toLowerCase()
  return (
    askedEntries.findLast(
      ({ partner, supplier }) => partner.toLowerCase() === sender || supplier?.value.toLowerCase() === sender,
    ) ??
    askedEntries.find(({ state }) => state === 'active') ??
    askedEntries.at(-1)
  )
}

/** Returns why something is not allowed now; undefined where it is. */
const refusalOf = async (preview: () => Promise<unknown>): Promise<Problem | undefined> => {
  try {
    await preview()
    return undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_allowed_now') return error
    throw error
  }
}

/** Returns the event that a parcel is evidence of: its sender has shipped it, beside what came before. */
const shipmentOf = ({ barcode, volume, title }: Parcel): PartnerEvent => ({
  type: 'shipped',
  items:
    barcode === undefined && volume === undefined
      ? []
      : [
          {
            ...(barcode === undefined ? {} : { barcode }),
            ...(volume === undefined ? {} : { volume }),
            ...(title === undefined ? {} : { title }),
            isAnother: true,
          },
        ],
})

/**
 * Receives a parcel in a request, in whatever stage that is: where nothing is awaited from its sender, the shipment is
 * recorded first, as if the partner had told of it. Nothing changes where that brings no item to receive.
 *
 * @returns as `submit`; throws as it does, and `Problem` not_found where there is no such request, not_allowed_now where it
 *   never asked anybody, or the parcel brings it no item
 */
export const matchParcel = async (
  { store, submit, previewCommand }: Deps,
  { library, by, request, parcel, entry: named, adopt = false, answer }: ParcelMatch,
): Promise<SubmitResult> => {
  const stored = await store.loadRequest(library, request)
  if (stored === null) throw new Problem('not_found', reason('not_found.request', { request }))
  const entry = entryOf(stored.value, parcel, named)
  if (entry === undefined)
    throw new Problem('not_allowed_now', reason('problem.parcel_of_nobody_asked', { request }))
  const { id, barcode } = parcel
  const occasion = { library, by, request }
  const run = (command: Command, step: string): Promise<SubmitResult> =>
    submit({
      ...occasion,
      command,
      idempotency: { caller: 'match_parcel', key: `${id} ${request} ${step}`, bodyHash: request },
      answer,
    })
  const receive: Command = {
    type: 'receive',
    entry: entry.id,
    ...(barcode === undefined ? {} : { barcode }),
  }
  const refusal = await refusalOf(() => previewCommand({ ...occasion, command: receive }))
  if (refusal !== undefined) {
    const command: Command = {
      type: 'record_partner_event',
      entry: entry.id,
      channel: 'in_person',
      event: shipmentOf(parcel),
    }
    const { items } = (await previewCommand({ ...occasion, command })).request
    if (!items.some((item) => item.entry === entry.id && item.state === 'shipped')) throw refusal
    await run(command, 'shipped')
  }
  const adopting: Command = { type: 'adopt', entry: entry.id }
  if (adopt && (await refusalOf(() => previewCommand({ ...occasion, command: adopting }))) === undefined)
    await run(adopting, 'adopt')
  return run(receive, 'receive')
}

import { costsOf, nextCostId } from '../costs/record-costs.ts'
import { change, type Draft, entryById, factsOf } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { CostRecord } from '../request/cost-record.ts'
import { stages } from '../request/stage.ts'
import { spokenTo } from '../rota/entries.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type AddCost = CommandOf<'add_cost'>

/** Returns the entry whose partner charges: the one that is named, else the one that is spoken to. */
const chargingEntry = (draft: Draft, { entry }: Pick<AddCost, 'entry'>) =>
  entry === undefined ? spokenTo(draft.request) : entryById(draft.request, entry)

const currencyOf = (draft: Draft, command: AddCost): string | undefined =>
  command.currency ??
  factsOf(draft, chargingEntry(draft, command))?.currency ??
  draft.request.service.maximumCost?.currency

const namesEntry = guard<AddCost>(
  'refusal.entry_not_in_rota',
  (draft, { entry }) => entry === undefined || entryById(draft.request, entry) !== undefined,
)

const hasCurrency = guard<AddCost>(
  'refusal.currency_needed',
  (draft, command) => currencyOf(draft, command) !== undefined,
)

const addCost = step<AddCost>(
  'the amount is kept; unless it is agreed or settled it asks staff',
  (draft, command) => {
    const { by, now } = draft.context
    const entry = chargingEntry(draft, command)
    const record: CostRecord = {
      id: nextCostId(draft.request),
      kind: command.kind,
      amount: command.amount,
      currency: currencyOf(draft, command) ?? '',
      ...(entry === undefined ? {} : { partner: entry.partner, entry: entry.id }),
      at: now,
      source: { kind: 'staff', ...(by.id === undefined ? {} : { id: by.id }) },
      ...(command.agreed === undefined ? {} : { agreed: command.agreed }),
      ...(command.settled === true ? { settledAt: now } : {}),
      ...(command.note === undefined ? {} : { note: command.note }),
    }
    return change(draft, { costs: [...costsOf(draft.request), record] })
  },
)

const hasCosts = guard('refusal.no_costs', (draft) => costsOf(draft.request).length > 0)

const namesCost = guard<{ readonly cost?: number | undefined }>(
  'refusal.no_such_cost',
  (draft, { cost }) => cost === undefined || costsOf(draft.request).some(({ id }) => id === cost),
)

const correctCost = step<CommandOf<'correct_cost'>>(
  'the amount is as staff say, and counts as agreed',
  (draft, { cost: id, kind, amount, currency, note }) =>
    change(draft, {
      costs: costsOf(draft.request).map(({ doubt, ...cost }) =>
        cost.id === id
          ? {
              ...cost,
              agreed: true,
              ...(kind === undefined ? {} : { kind }),
              ...(amount === undefined ? {} : { amount }),
              ...(currency === undefined ? {} : { currency }),
              ...(note === undefined ? {} : { note }),
            }
          : { ...cost, ...(doubt === undefined ? {} : { doubt }) },
      ),
    }),
)

const isUnsettled = ({ settledAt }: CostRecord): boolean => settledAt === undefined

const someUnsettled = guard('refusal.all_costs_settled', (draft) => costsOf(draft.request).some(isUnsettled))

const settleCost = step<CommandOf<'settle_cost'>>(
  'the amount is settled; without a number every amount that is not',
  (draft, { cost: id, invoiceNumber, paidOn, note }) =>
    change(draft, {
      costs: costsOf(draft.request).map((cost) =>
        isUnsettled(cost) && (id === undefined || cost.id === id)
          ? {
              ...cost,
              settledAt: draft.context.now,
              ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
              ...(paidOn === undefined ? {} : { paidOn }),
              ...(note === undefined ? {} : { note }),
            }
          : cost,
      ),
    }),
)

/** The rules of commands about payments: amounts that staff add, correct or settle. */
export const accounting: CommandRules<'add_cost' | 'correct_cost' | 'settle_cost'> = {
  add_cost: [{ stages, provided: [namesEntry, hasCurrency], does: [addCost] }],
  correct_cost: [{ stages, when: [hasCosts], provided: [namesCost], does: [correctCost] }],
  settle_cost: [{ stages, when: [hasCosts, someUnsettled], provided: [namesCost], does: [settleCost] }],
}

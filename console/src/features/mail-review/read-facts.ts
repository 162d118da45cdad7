import type { MailReading } from '../../api/types.ts'
import type { Words } from '../../words/en.ts'
import type { Formats } from '../../words/formats.ts'

/** Returns what was read out of a mail beside its meaning: days, sums, items, codes, files. It has no words of the mail. */
export const readFacts = (
  { event, files }: MailReading,
  { words, formats }: { readonly words: Words; readonly formats: Formats },
): readonly string[] => {
  const labels = words.mailReview.reading
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const { dueDate, cost, items, conditions, reason } = {
    ...{ dueDate: undefined, cost: undefined, items: [], conditions: [], reason: undefined },
    ...event,
  }
  const ids = (items ?? []).flatMap(({ partnerItemId, barcode }) => partnerItemId ?? barcode ?? [])
  const codes = [...(conditions ?? []), ...(reason === undefined ? [] : [reason])]
  return [
    ...(dueDate === undefined ? [] : [labels.dueDate(formats.date(dueDate))]),
    ...(cost === undefined ? [] : [labels.cost(formats.money(Number(cost.amount), cost.currency))]),
    ...(ids.length === 0 ? [] : [labels.items(ids.join(', '))]),
    ...codes.map((code) => named[code] ?? code),
    ...(files.length === 0 ? [] : [labels.files(String(files.length))]),
  ]
}

import type { Classification } from '@lendwire/email'

/** Names an outcome as the tables of mails and answers do: the event, and what else it gives. */
export const outcomeWords = (result: Classification): string => {
  if ('review' in result) return 'review'
  const {
    dueDate,
    expectedDelivery,
    cost,
    credits = [],
    conditions = [],
    items = [],
    form,
    note,
  } = result.details
  const barcodes = items.flatMap(({ barcode }) => barcode ?? [])
  return [
    result.event,
    ...(form === 'digital' ? ['digital'] : []),
    ...(dueDate === undefined ? [] : [`due=${dueDate}`]),
    ...(expectedDelivery === undefined ? [] : [`expected=${expectedDelivery}`]),
    ...(cost === undefined ? [] : [`cost=${cost.amount}${cost.currency}`]),
    ...credits.map(({ amount, currency }) => `credit=${amount}${currency}`),
    ...(conditions.length === 0 ? [] : [`conditions=${conditions.join(',')}`]),
    ...(barcodes.length === 0 ? [] : [`barcodes=${barcodes.join(',')}`]),
    ...(result.details.moreFollow === true ? ['more'] : []),
    ...(note === undefined ? ['noteless'] : []),
    ...(result.details.asks === undefined ? [] : ['asks']),
  ].join(' ')
}

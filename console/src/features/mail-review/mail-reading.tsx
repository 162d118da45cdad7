import { List, Text, Title } from '@mantine/core'
import type { MailReading as Reading } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

/** What was read out of a mail: how it was written, from whom, and what it seems to mean. It has no words of the mail. */
export const MailReading = ({ reading }: { readonly reading: Reading }) => {
  const { words, formats } = useWords()
  const labels = words.mailReview.reading
  const { kind, isSenderVerified, event, files } = reading
  const inputs: Readonly<Record<string, string>> = words.inputs
  const { dueDate, cost, items, conditions, reason } = {
    ...{ dueDate: undefined, cost: undefined, items: [], conditions: [], reason: undefined },
    ...event,
  }
  const ids = (items ?? []).flatMap(({ partnerItemId, barcode }) => partnerItemId ?? barcode ?? [])
  const codes = [...(conditions ?? []), ...(reason === undefined ? [] : [reason])]
  const lines = [
    labels.kinds[kind],
    isSenderVerified ? labels.verified : labels.notVerified,
    ...(event === undefined ? [] : [labels.seems(inputs[event.type] ?? event.type)]),
    ...(dueDate === undefined ? [] : [labels.dueDate(formats.date(dueDate))]),
    ...(cost === undefined ? [] : [labels.cost(`${cost.amount} ${cost.currency}`)]),
    ...(ids.length === 0 ? [] : [labels.items(ids.join(', '))]),
    ...(codes.length === 0 ? [] : [labels.codes(codes.join(', '))]),
    ...(files.length === 0 ? [] : [labels.files(String(files.length))]),
  ]
  return (
    <div>
      <Title order={3} size="h6">
        {labels.title}
      </Title>
      <List size="sm" spacing={2}>
        {lines.map((line) => (
          <List.Item key={line}>
            <Text size="sm">{line}</Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

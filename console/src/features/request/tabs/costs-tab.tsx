import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { usePartnerName } from '../../../api/names.ts'
import type { RequestView } from '../../../api/types.ts'
import { useWords } from '../../../words/words-context.tsx'
import { useCommandDialog } from '../commands/use-command-dialog.tsx'

/** The costs that partners offered and charged, those agreed to, and those settled. */
export const CostsTab = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { may, open, dialog } = useCommandDialog(request)
  const labels = words.request.costs
  const costs = request.costs ?? []
  const stateOf = ({ settledAt, agreed }: (typeof costs)[number]): string => {
    if (settledAt !== undefined) return labels.settled
    if (agreed === undefined) return labels.open
    return agreed ? labels.agreed : labels.declined
  }
  return (
    <Stack gap="md">
      {costs.length === 0 ? (
        <Text>{labels.empty}</Text>
      ) : (
        <Table.ScrollContainer minWidth={480} type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.kind}</Table.Th>
                <Table.Th>{words.requests.column.partner}</Table.Th>
                <Table.Th ta="right">{labels.amount}</Table.Th>
                <Table.Th>{words.requests.column.status}</Table.Th>
                <Table.Th>{words.requests.column.created}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{labels.settle}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {costs.map((cost) => (
                <Table.Tr key={cost.id}>
                  <Table.Td>
                    {words.costKinds[cost.kind]}
                    {cost.note !== undefined && (
                      <Text size="xs" c="dimmed">
                        {cost.note}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{cost.partner === undefined ? '–' : partnerName(cost.partner)}</Table.Td>
                  <Table.Td ta="right">{formats.money(Number(cost.amount), cost.currency)}</Table.Td>
                  <Table.Td>{stateOf(cost)}</Table.Td>
                  <Table.Td>{formats.date(cost.at)}</Table.Td>
                  <Table.Td>
                    {cost.settledAt === undefined && cost.kind !== 'offered' && may('settle_cost') && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => open('settle_cost', { cost: cost.id })}
                      >
                        {labels.settle}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {request.costTotals.map(({ currency, charged }) => (
        <Text key={currency} fw={600}>
          {labels.total(formats.money(Number(charged), currency))}
        </Text>
      ))}
      {may('add_cost') && (
        <Group>
          <Button variant="default" onClick={() => open('add_cost')}>
            {labels.add}
          </Button>
        </Group>
      )}
      {dialog}
    </Stack>
  )
}

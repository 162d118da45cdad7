import { Anchor, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { figureRequestsQuery } from './statistics-query.ts'

/** A figure whose requests are shown. */
export type ChosenFigure = {
  readonly title: string
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
}

type Props = { readonly figure: ChosenFigure; readonly onClose: () => void }

/** The requests behind a figure, as far as they still exist. */
export const FigureRequests = ({ figure, onClose }: Props) => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const requests = useQuery(figureRequestsQuery(useApi(), figure.parameters))
  const items = requests.data?.items ?? []
  const more = (requests.data?.total ?? 0) - items.length
  return (
    <Dialog onClose={onClose} title={figure.title} size="lg">
      {requests.isPending && <Pending />}
      {requests.isError && <ProblemMessage error={requests.error} />}
      {requests.data !== undefined && (
        <Stack gap="sm">
          <Text size="sm">{labels.countedRequests(requests.data.total)}</Text>
          <Table fz="sm">
            <Table.Tbody>
              {items.map(({ number, createdOn, title, exists }) => (
                <Table.Tr key={number}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {exists ? (
                      <Anchor
                        size="sm"
                        renderRoot={(props) => (
                          <Link to="/requests/$number" params={{ number }} search={{}} {...props} />
                        )}
                      >
                        {number}
                      </Anchor>
                    ) : (
                      number
                    )}
                  </Table.Td>
                  <Table.Td>{exists ? (title ?? '–') : labels.removed}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formats.date(createdOn)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {more > 0 && <Text size="sm">{labels.moreRequests(more)}</Text>}
        </Stack>
      )}
    </Dialog>
  )
}

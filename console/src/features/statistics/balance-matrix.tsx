import { Paper, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useLibraryName, usePartnerName } from '../../api/names.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { SortHead, useSort } from './sort-head.tsx'
import { type SortValue, sortRows } from './sorted-rows.ts'
import classes from './statistics-page.module.css'
import { figureOf, type Statistics, statisticsQuery } from './statistics-query.ts'
import { StatisticsReport } from './statistics-report.tsx'

type Pair = { readonly partner: string; readonly library: string }
type Figures = { readonly lent: number; readonly borrowed: number | undefined }

const pairKey = ({ partner, library }: Pair): string => `${partner} ${library}`

/** The number of partners at most; the table as a file has all. */
const longestMatrix = 100

/** Reads the rows of partners and libraries, the partners with the most traffic first. */
const readMatrix = (statistics: Statistics) => {
  const cells = new Map<string, Figures>()
  const traffic = new Map<string, number>()
  const libraries = new Set<string>()
  for (const row of statistics.rows) {
    const [partner, library] = [String(row[0]), String(row[1])]
    const lent = figureOf(statistics, row, 'lent') ?? 0
    const borrowed = figureOf(statistics, row, 'borrowed')
    cells.set(pairKey({ partner, library }), { lent, borrowed })
    libraries.add(library)
    traffic.set(partner, (traffic.get(partner) ?? 0) + lent + (borrowed ?? 0))
  }
  const partners = [...traffic.entries()]
    .toSorted(([, one], [, other]) => other - one)
    .map(([partner]) => partner)
  return { cells, partners, libraries: [...libraries].toSorted() }
}

const sumOf = (figures: readonly (Figures | undefined)[]): Figures | undefined => {
  const known = figures.filter((each) => each !== undefined)
  if (known.length === 0) return undefined
  const isWhole = known.every(({ borrowed }) => borrowed !== undefined)
  return {
    lent: known.reduce((sum, { lent }) => sum + lent, 0),
    borrowed: isWhole ? known.reduce((sum, { borrowed = 0 }) => sum + borrowed, 0) : undefined,
  }
}

/** What was lent more than borrowed; undefined where nobody sees it. */
const netOf = (figures: Figures | undefined): number | undefined =>
  figures?.borrowed === undefined ? undefined : figures.lent - figures.borrowed

/** The difference, with what it comes from below it. */
const Balance = ({ figures }: { readonly figures: Figures | undefined }) => {
  const { formats } = useWords()
  if (figures === undefined) return <span className={classes.nothing}>–</span>
  const { lent, borrowed } = figures
  const net = netOf(figures)
  const sign = net === undefined || net === 0 ? '' : net > 0 ? '+' : '−'
  return (
    <span className={classes.balance} data-owes={net !== undefined && net < 0 ? true : undefined}>
      <b>{net === undefined ? '?' : `${sign}${formats.number(Math.abs(net))}`}</b>
      <small>
        {formats.number(lent)} / {borrowed === undefined ? '?' : formats.number(borrowed)}
      </small>
    </span>
  )
}

/** What went between a partner and a library, month by month. */
const PairFigures = ({
  pair,
  parameters,
}: {
  readonly pair: Pair
  readonly parameters: Readonly<Record<string, string>>
}) => {
  const name = usePartnerName()
  const libraryName = useLibraryName()
  const title = `${name(pair.partner)} – ${libraryName(pair.library)}`
  const figures = useQuery(statisticsQuery(useApi(), { ...parameters, ...pair, by: 'month' }, '/v1/balances'))
  return (
    <section aria-label={title} className={classes.report}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {figures.isError && <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.isPending && <Pending />}
      {figures.data !== undefined && <StatisticsReport statistics={figures.data} />}
    </section>
  )
}

/** Who lends to whom: each partner beside each library, and the months behind each figure. */
export const BalanceMatrix = ({
  statistics,
  parameters,
}: {
  readonly statistics: Statistics
  readonly parameters: Readonly<Record<string, string>>
}) => {
  const labels = useStatisticsWords()
  const name = usePartnerName()
  const libraryName = useLibraryName()
  const [chosen, setChosen] = useState<Pair | null>(null)
  const sorting = useSort()
  const { cells, partners, libraries } = readMatrix(statistics)
  if (partners.length === 0) return <EmptyState title={labels.none} hint={labels.noneHint} />
  const cell = (partner: string, library: string) => cells.get(pairKey({ partner, library }))
  const ofAll = (partner: string) => sumOf(libraries.map((library) => cell(partner, library)))
  const sortValue = (partner: string, column: string): SortValue =>
    // The codes of libraries are written in capitals.
    column === 'partner' ? name(partner) : netOf(column === 'sum' ? ofAll(partner) : cell(partner, column))
  const shown = sortRows(partners, sorting.sort, sortValue).slice(0, longestMatrix)
  return (
    <>
      <Paper withBorder>
        <Text size="sm" c="dimmed" p="md">
          {labels.matrixHint}
        </Text>
        <ScrollingTable minWidth={220 + 110 * (libraries.length + 1)}>
          <Table className={classes.matrix}>
            <Table.Thead>
              <Table.Tr>
                <SortHead column="partner" label={labels.partner} isNumber={false} {...sorting} />
                {libraries.map((library) => (
                  <SortHead
                    key={library}
                    column={library}
                    label={libraryName(library)}
                    isNumber
                    {...sorting}
                  />
                ))}
                <SortHead column="sum" label={labels.all} isNumber {...sorting} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((partner) => (
                <Table.Tr key={partner}>
                  <Table.Th scope="row">{name(partner)}</Table.Th>
                  {libraries.map((library) => (
                    <Table.Td key={library} ta="right">
                      {cell(partner, library) === undefined ? (
                        <Balance figures={undefined} />
                      ) : (
                        <UnstyledButton
                          aria-pressed={chosen?.partner === partner && chosen.library === library}
                          onClick={() => setChosen({ partner, library })}
                        >
                          <Balance figures={cell(partner, library)} />
                        </UnstyledButton>
                      )}
                    </Table.Td>
                  ))}
                  <Table.Td ta="right">
                    <Balance figures={ofAll(partner)} />
                  </Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr>
                <Table.Th scope="row">{labels.all}</Table.Th>
                {libraries.map((library) => (
                  <Table.Td key={library} ta="right">
                    <Balance figures={sumOf(partners.map((partner) => cell(partner, library)))} />
                  </Table.Td>
                ))}
                <Table.Td ta="right">
                  <Balance figures={sumOf([...cells.values()])} />
                </Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </ScrollingTable>
        {shown.length < partners.length && (
          <Text size="sm" c="dimmed" p="md">
            {labels.morePartners(partners.length - shown.length)}
          </Text>
        )}
      </Paper>
      {chosen !== null && <PairFigures pair={chosen} parameters={parameters} />}
    </>
  )
}

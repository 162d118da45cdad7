import { Button, Paper, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { BalanceMatrix } from './balance-matrix.tsx'
import classes from './statistics-page.module.css'
import {
  type PeriodName,
  parametersOf,
  pathOf,
  periods,
  type ReportName,
  reports,
  type Statistics,
  statisticsQuery,
} from './statistics-query.ts'
import { StatisticsReport } from './statistics-report.tsx'

const isName = <Name extends string>(
  names: Readonly<Record<Name, unknown>>,
  name: string | null,
): name is Name => name !== null && Object.hasOwn(names, name)

/** Statistics: a report for a period, beside the period before it, with its figures as bars and as a table. */
export const StatisticsPage = () => {
  const { words } = useWords()
  const labels = useStatisticsWords()
  const api = useApi()
  const show = useNotes()
  const { library } = useChosenLibrary()
  const [report, setReport] = useState<ReportName>('partners')
  const [period, setPeriod] = useState<PeriodName>('year')
  const [network, setNetwork] = useState('')
  const [chosen] = useDebouncedValue(network.trim(), 400)
  const of = { library, network: chosen }
  const path = pathOf(report)
  const parameters = parametersOf(report, period, of) ?? {}
  const figures = useQuery(statisticsQuery(api, parameters, path))
  const isMatrix = report === 'balance_pairs'
  const earlier = parametersOf(report, period, of, true)
  const before = useQuery({
    ...statisticsQuery(api, earlier ?? {}, path),
    enabled: earlier !== undefined && !isMatrix,
  })
  const csv = useMutation({
    mutationFn: () => api.documents.csv(path, parameters),
    onSuccess: (file) => saveFile(file, `${report}.csv`),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  const shownBefore: Statistics | undefined = earlier === undefined ? undefined : before.data
  return (
    <Page
      title={labels.reports[report]}
      description={path === '/v1/balances' ? labels.balanceDescription : labels.description}
      actions={
        <>
          {path === '/v1/balances' && (
            <TextInput
              w={180}
              aria-label={labels.network}
              placeholder={labels.everyNetwork}
              value={network}
              onChange={(event) => setNetwork(event.currentTarget.value)}
            />
          )}
          <Select
            w={210}
            aria-label={labels.period}
            leftSection={<Icon name="calendar" />}
            allowDeselect={false}
            value={period}
            onChange={(name) => isName(periods, name) && setPeriod(name)}
            data={Object.entries(labels.periods).map(([value, label]) => ({ value, label }))}
          />
          <Button
            variant="default"
            leftSection={<Icon name="download" />}
            loading={csv.isPending}
            onClick={() => csv.mutate()}
          >
            {words.requests.csv}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.report}>
          {figures.isError && <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />}
          {figures.isPending && <Pending />}
          {figures.data !== undefined &&
            (isMatrix ? (
              <BalanceMatrix statistics={figures.data} parameters={parameters} />
            ) : (
              <StatisticsReport statistics={figures.data} before={shownBefore} />
            ))}
        </div>
        <Paper withBorder component="nav" className={classes.reports ?? ''} aria-label={labels.report}>
          <h2>{labels.report}</h2>
          {Object.entries(labels.reports).map(([name, label]) => (
            <button
              key={name}
              type="button"
              aria-current={name === report ? 'true' : undefined}
              onClick={() => isName(reports, name) && setReport(name)}
            >
              {label}
            </button>
          ))}
        </Paper>
      </div>
    </Page>
  )
}

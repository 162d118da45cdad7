import { Button, Paper, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, partnersQuery } from '../../api/names.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { SavedViews } from '../../shared/views/saved-views.tsx'
import { savedReportsQuery } from '../../shared/views/view-content.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { BalanceMatrix } from './balance-matrix.tsx'
import { ExportMenu } from './export-menu.tsx'
import { type ChosenFigure, FigureRequests } from './figure-requests.tsx'
import { MonthReport } from './month-report.tsx'
import { NetworkReport } from './network-report.tsx'
import { PivotTable } from './pivot-table.tsx'
import type { ChartKind } from './report-bars.tsx'
import { ReportBuilder } from './report-builder.tsx'
import classes from './statistics-page.module.css'
import { statisticsQuery } from './statistics-query.ts'
import { StatisticsReport } from './statistics-report.tsx'
import {
  basisOf,
  conditionsOf,
  type Dimension,
  hasDimension,
  isKey,
  otherReports,
  parametersOf,
  type Range,
  type ReportName,
  type ReportSpec,
  rangesOf,
  readStatisticsSearch,
  type StatisticsSearch,
  specOf,
} from './statistics-search.ts'
import { useCellText, useValueText } from './use-cell-text.ts'

/** Balances count the last 365 days where no first day is named. */
const allBalances = { from: '2000-01-01' } as const

const filterable: readonly Dimension[] = [
  'service',
  'partner',
  'library',
  'network',
  'level',
  'format',
  'publication_type',
]

const balanceDimensions = {
  balance: 'partner',
  balance_pairs: 'partner,library',
  balance_libraries: 'library',
  balance_months: 'month',
} as const

/** Lists the networks that partners and libraries name, each once. */
const namesOfNetworks = (
  members: readonly { readonly networks?: readonly { readonly network: string }[] }[],
): readonly string[] => {
  const names = new Map(
    members.flatMap(({ networks = [] }) => networks.map(({ network }) => [network.toLowerCase(), network])),
  )
  return [...names.values()].toSorted()
}

const withNetwork = (
  { network: _, ...search }: StatisticsSearch,
  network: string | null,
): StatisticsSearch => (network === null ? search : { ...search, network })

/** Returns whether what is shown is a saved report. */
const isSameReport = (report: Readonly<Record<string, string>> = {}, search: StatisticsSearch): boolean => {
  const plain = (each: object): string =>
    JSON.stringify(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return plain(report) === plain(search)
}

/** Escapes a comma within a value of a list. */
const inList = (value: string): string => value.replaceAll(',', '\\,')

/** Statistics: a report that is ready or that a person puts together, with its figures as bars and as a table. */
export const StatisticsPage = () => {
  const labels = useStatisticsWords()
  const api = useApi()
  const search = useSearch({ from: '/person/statistics' })
  const navigate = useNavigate({ from: '/statistics' })
  const { library: chosenLibrary } = useChosenLibrary()
  const { data: libraries } = useQuery(librariesQuery(api))
  const library = chosenLibrary ?? search.library
  const change = (next: StatisticsSearch): void => void navigate({ search: next, replace: true })
  const { report = search.show === undefined ? 'partners' : undefined } = search
  const other = otherReports.find((each) => each === report)
  const spec = specOf(search)
  const ranges = rangesOf(search)
  const where = conditionsOf(search).map(inList)
  const isBalance = isKey(balanceDimensions, other)
  const isMatrix = other === 'balance_pairs'
  const { network } = search
  const { data: partners } = useQuery(partnersQuery(api))
  const networks = namesOfNetworks([...(partners ?? []), ...(libraries ?? [])])
  const { data: savedReports = [] } = useQuery(savedReportsQuery(api))
  const [kind, setKind] = useState<ChartKind>('bars')
  const [figure, setFigure] = useState<ChosenFigure>()

  const of = { library, where }
  const balances = (range: Range) => ({
    by: balanceDimensions[isBalance ? other : 'balance'],
    ...(range.from === undefined ? allBalances : { from: range.from }),
    ...(range.to === undefined ? {} : { to: range.to }),
    ...(library === undefined ? {} : { library }),
    ...(network === undefined ? {} : { network }),
  })
  const figures = useQuery({
    ...(isBalance
      ? statisticsQuery(api, balances(ranges.now), '/v1/balances')
      : statisticsQuery(api, parametersOf(spec, ranges.now, of))),
    enabled: other === undefined || isBalance,
  })
  const { before } = ranges
  const earlier = useQuery({
    ...(isBalance
      ? statisticsQuery(api, balances(before ?? {}), '/v1/balances')
      : statisticsQuery(api, parametersOf(spec, before ?? {}, of))),
    enabled:
      before !== undefined && !isMatrix && (other === undefined || isBalance) && spec.columns === undefined,
  })
  const hasCourse = other === undefined && spec.columns === undefined && hasDimension(spec.show, 'month')
  const courseSpec: ReportSpec = { ...spec, columns: 'month' }
  const course = useQuery({
    ...statisticsQuery(api, parametersOf(courseSpec, ranges.now, of)),
    enabled: hasCourse && kind === 'course',
  })
  const values = useQuery({
    queryKey: ['statistics', 'values', library],
    staleTime: 300_000,
    queryFn: async () => {
      const lists = await Promise.all(
        filterable.map(async (dimension) => {
          const measure =
            dimension === 'partner' || dimension === 'network' ? 'entries_sent' : 'requests_created'
          const { rows } = await api.documents.get<{ rows: readonly (readonly unknown[])[] }>(
            '/v1/statistics',
            { measures: measure, by: dimension, library },
          )
          return rows.flatMap(([value]) =>
            value === '' || rows.length < 2 ? [] : [{ dimension, value: String(value) }],
          )
        }),
      )
      return lists.flat()
    },
  })
  const valueText = useValueText()
  const filters = filterable
    .filter((dimension) => hasDimension(spec.show, dimension))
    .flatMap((dimension) =>
      (values.data ?? [])
        .filter((each) => each.dimension === dimension)
        .map(({ value }) => ({ dimension, value, text: valueText(value, dimension) }))
        .toSorted((one, other) => one.text.localeCompare(other.text)),
    )

  const textOf = useCellText(figures.data?.titles)
  const lines =
    figures.data === undefined || (other !== undefined && !isBalance)
      ? undefined
      : [
          figures.data.columns.map(({ label }) => label),
          ...figures.data.rows.map((row) =>
            figures.data.columns.map((column, place) =>
              column.dimension === undefined ? String(row[place] ?? '') : textOf(row[place] ?? null, column),
            ),
          ),
        ]
  const title =
    report === undefined
      ? labels.reportOf(labels.measures[spec.show], labels.dimensions[spec.by])
      : labels.reports[report]
  const reportNames = Object.entries(labels.reports) as readonly (readonly [ReportName, string])[]
  const chooseReport = (name: ReportName): void => {
    const ofOneLibrary = name === 'network' || name === 'month' ? ['library'] : []
    const keys = ['period', 'from', 'to', 'against', ...ofOneLibrary]
    const kept = Object.entries(search).filter(([key]) => keys.includes(key))
    setKind('bars')
    change({ ...Object.fromEntries(kept), report: name })
  }
  const comparedLibrary = library ?? (libraries?.length === 1 ? libraries[0]?.code : undefined)
  const isOfOneLibrary = other === 'network' || other === 'month'
  const needsLibrary = isOfOneLibrary && comparedLibrary === undefined && libraries !== undefined
  const choosesLibrary = isOfOneLibrary && chosenLibrary === undefined && (libraries?.length ?? 0) > 1
  return (
    <Page
      title={title}
      description={
        isBalance
          ? labels.balanceDescription
          : other === undefined
            ? labels.description[basisOf(spec)]
            : labels.aboutOne
      }
      actions={
        <>
          {isBalance && (networks.length > 0 || network !== undefined) && (
            <Select
              w={180}
              aria-label={labels.network}
              placeholder={labels.everyNetwork}
              clearable
              searchable
              value={network ?? null}
              data={network === undefined || networks.includes(network) ? networks : [...networks, network]}
              onChange={(chosen) => change(withNetwork(search, chosen))}
            />
          )}
          <SavedViews
            button={
              <Button variant="default" leftSection={<Icon name="star" />}>
                {labels.savedReports.saved}
              </Button>
            }
            labels={labels.savedReports}
            views={savedReports}
            opened={savedReports.find((view) => isSameReport(view.report, search))}
            content={{ filters: {}, report: { ...search } }}
            onOpen={(view) => change(readStatisticsSearch({ ...view.report }))}
          />
          <ExportMenu name={report ?? spec.show} lines={lines} range={ranges.now} library={library} />
        </>
      }
    >
      <Select
        hiddenFrom="lg"
        label={labels.report}
        allowDeselect={false}
        value={report ?? null}
        placeholder={title}
        data={reportNames.map(([value, label]) => ({ value, label }))}
        onChange={(value) => {
          const name = reportNames.find(([each]) => each === value)?.[0]
          if (name !== undefined) chooseReport(name)
        }}
      />
      {other !== 'month' && (
        <ReportBuilder search={search} onChange={change} hasMeasure={other === undefined} values={filters} />
      )}
      <div className={classes.columns}>
        <div className={classes.report}>
          {choosesLibrary && (
            <Select
              label={needsLibrary ? labels.chooseLibrary : labels.dimensions.library}
              w={300}
              searchable
              allowDeselect={false}
              value={comparedLibrary ?? null}
              data={libraries?.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => code !== null && change({ ...search, library: code })}
            />
          )}
          {other === 'network' && !needsLibrary && (
            <NetworkReport library={comparedLibrary} range={ranges.now} />
          )}
          {other === 'month' && !needsLibrary && (
            <MonthReport
              library={comparedLibrary}
              month={search.month}
              onMonth={(month) => change({ ...search, month })}
            />
          )}
          {(other === undefined || isBalance) && (
            <>
              {figures.isError && (
                <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />
              )}
              {figures.isPending && <Pending />}
              {figures.data !== undefined &&
                (isMatrix ? (
                  <BalanceMatrix statistics={figures.data} parameters={balances(ranges.now)} />
                ) : spec.columns !== undefined && other === undefined ? (
                  <PivotTable statistics={figures.data} />
                ) : (
                  <StatisticsReport
                    statistics={figures.data}
                    show={other === undefined ? spec.show : undefined}
                    before={before === undefined ? undefined : earlier.data}
                    beforeName={search.against === 'year' ? labels.yearBefore : labels.before}
                    course={kind === 'course' ? course.data : undefined}
                    kind={kind}
                    onKind={hasCourse ? setKind : undefined}
                    onFigure={
                      other === undefined
                        ? ({ measure }, row, figureTitle) =>
                            setFigure({
                              title: figureTitle,
                              parameters: {
                                measures: String(measure),
                                ...parametersOf({ ...spec, columns: undefined }, ranges.now, {
                                  library,
                                  where: [
                                    ...where,
                                    ...(row.length === 0
                                      ? []
                                      : [`${spec.by}:${inList(String(row[0] ?? ''))}`]),
                                  ],
                                }),
                                ...{ by: [] },
                                ...(measure === undefined ? {} : { measures: measure }),
                              },
                            })
                        : undefined
                    }
                  />
                ))}
            </>
          )}
        </div>
        <Paper
          withBorder
          component="nav"
          visibleFrom="lg"
          className={classes.reports ?? ''}
          aria-label={labels.report}
        >
          <h2>{labels.report}</h2>
          {reportNames.map(([name, label]) => (
            <button
              key={name}
              type="button"
              aria-current={name === report ? 'true' : undefined}
              onClick={() => chooseReport(name)}
            >
              {label}
            </button>
          ))}
        </Paper>
      </div>
      {figure !== undefined && <FigureRequests figure={figure} onClose={() => setFigure(undefined)} />}
    </Page>
  )
}

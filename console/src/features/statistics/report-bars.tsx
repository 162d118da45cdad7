import { ActionIcon, Group, Paper, SegmentedControl, Text, Title } from '@mantine/core'
import { type Bar, Bars } from '../../shared/charts/bars.tsx'
import charts from '../../shared/charts/charts.module.css'
import { Icon } from '../../shared/icons/icon.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { drawChart } from './chart-picture.ts'
import classes from './statistics-page.module.css'

export type CourseRow = { readonly label: string; readonly values: readonly (number | undefined)[] }
export type ChartKind = 'bars' | 'course'

type Props = {
  readonly title: string
  readonly definition: string | undefined
  readonly bars: readonly Bar[]
  readonly isShare: boolean
  /** What the tick of a bar is called; undefined where none has one. */
  readonly beforeName: string | undefined
  readonly kind: ChartKind
  /** Undefined where time is the row already. */
  readonly onKind: ((kind: ChartKind) => void) | undefined
  /** The months and the rows of the chart over time. */
  readonly course: { readonly months: readonly string[]; readonly rows: readonly CourseRow[] } | undefined
}

const width = 300
const height = 34
const quarters = [0, 0.25, 0.5, 0.75, 1]

const Line = ({ values, most }: { readonly values: CourseRow['values']; readonly most: number }) => {
  const step = width / Math.max(1, values.length - 1)
  const points = values.flatMap((value, place) =>
    value === undefined ? [] : [{ x: place * step, y: height - (height * value) / Math.max(most, 1e-9) }],
  )
  return (
    <svg
      className={charts.spark}
      viewBox={`0 -4 ${width} ${height + 8}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      aria-hidden="true"
    >
      <line className={charts.grid} x1="0" x2={width} y1={height} y2={height} />
      <polyline
        vectorEffect="non-scaling-stroke"
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      />
    </svg>
  )
}

/** The chart of a report: bars beside those of the period before, or a line for each row over the months. */
export const ReportBars = ({ title, definition, bars, isShare, beforeName, kind, onKind, course }: Props) => {
  const { formats } = useWords()
  const labels = useStatisticsWords()
  const values = course?.rows.flatMap((row) => row.values.flatMap((value) => value ?? [])) ?? []
  const mostOfCourse = isShare ? 1 : Math.max(0, ...values)
  const mostOfBars = isShare
    ? 1
    : Math.max(0, ...bars.map(({ value, before: tick = 0 }) => Math.max(value, tick)))
  const write = (value: number | undefined): string =>
    value === undefined ? '–' : isShare ? formats.percent(value) : formats.number(Math.round(value * 10) / 10)
  const [first, last] = [course?.months[0], course?.months.at(-1)]
  const inWords = (month: string | undefined): string =>
    month === undefined ? '' : `${formats.month(month)} ${month.slice(0, 4)}`
  const courseNote = labels.courseNote(inWords(first), inWords(last), write(mostOfCourse))
  const savePicture = (): void => {
    const picture =
      kind === 'course' && course !== undefined
        ? {
            ...{ title, most: mostOfCourse, note: courseNote },
            lines: course.rows.map(({ label, values: row }) => ({
              ...{ label, values: row, text: write(row.findLast((value) => value !== undefined)) },
            })),
          }
        : { title, bars, beforeName, most: mostOfBars }
    saveFile(new Blob([drawChart(picture)], { type: 'image/svg+xml' }), `${title}.svg`)
  }
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="md" gap="md">
        <div>
          <Title order={2} size="h5">
            {title}
          </Title>
          {definition !== undefined && (
            <Text size="xs" c="dimmed">
              {definition}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap" flex="none">
          {onKind !== undefined && (
            <SegmentedControl
              size="xs"
              flex="none"
              value={kind}
              onChange={(value) => onKind(value === 'course' ? 'course' : 'bars')}
              data={[
                { value: 'bars', label: labels.bars },
                { value: 'course', label: labels.course },
              ]}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={labels.picture}
            title={labels.picture}
            onClick={savePicture}
          >
            <Icon name="download" />
          </ActionIcon>
        </Group>
      </Group>
      {kind === 'course' && course !== undefined ? (
        <>
          <dl className={charts.bars}>
            {course.rows.map((row) => (
              <div key={row.label} className={classes.courseRow}>
                <dt title={row.label}>{row.label}</dt>
                <dd>
                  <Line values={row.values} most={mostOfCourse} />
                </dd>
                <dd>{write(row.values.findLast((value) => value !== undefined))}</dd>
              </div>
            ))}
          </dl>
          <Text size="xs" c="dimmed" mt="xs">
            {courseNote}
          </Text>
        </>
      ) : (
        <>
          <Bars most={mostOfBars} bars={bars} axis={isShare ? quarters.map(formats.percent) : []} />
          <div className={`${charts.legend} ${classes.legend}`}>
            {beforeName !== undefined && <span data-of="before">{beforeName}</span>}
            {bars.some(({ isBad }) => isBad) && <span data-of="second">{labels.fell}</span>}
          </div>
        </>
      )}
    </Paper>
  )
}

import { Button, Group, Menu, Select } from '@mantine/core'
import { DayInput } from '../../shared/form/day-input.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import classes from './statistics-page.module.css'
import {
  bases,
  basisOf,
  comparisons,
  conditionsOf,
  type Dimension,
  hasDimension,
  periods,
  type ReportSpec,
  type ShownMeasure,
  type StatisticsSearch,
  shownMeasures,
  specOf,
  writeConditions,
} from './statistics-search.ts'
import { useValueText } from './use-cell-text.ts'

type Props = {
  readonly search: StatisticsSearch
  readonly onChange: (search: StatisticsSearch) => void
  /** The reports with measures of their own have a period only. */
  readonly hasMeasure: boolean
  /** The values by which the rows of the report can be narrowed, by dimension. */
  readonly values: readonly { readonly dimension: Dimension; readonly value: string; readonly text: string }[]
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[]

/** What a report shows: measure, rows, columns, period, comparison and filters. */
export const ReportBuilder = ({ search, onChange, hasMeasure, values }: Props) => {
  const labels = useStatisticsWords()
  const valueText = useValueText()
  const spec: ReportSpec = specOf(search)
  const { period = 'year', against = 'period' } = search
  const chosen = conditionsOf(search)
  const change = (more: Partial<StatisticsSearch>): void => {
    const { report: _, ...rest } = search
    onChange({ ...rest, ...spec, ...more } as StatisticsSearch)
  }
  const changeShow = (show: ShownMeasure): void =>
    change({
      show,
      by: hasDimension(show, spec.by) ? spec.by : shownMeasures[show].by[0],
      ...(hasDimension(show, spec.columns) ? {} : { columns: undefined }),
      ...writeConditions(chosen.filter((each) => hasDimension(show, each.slice(0, each.indexOf(':'))))),
    } as Partial<StatisticsSearch>)
  const dimensionsOf = (none: boolean) => [
    ...(none ? [{ value: '', label: labels.noColumns }] : []),
    ...shownMeasures[spec.show].by.map((value) => ({ value, label: labels.dimensions[value] })),
  ]
  return (
    <Group gap="xs" align="flex-end" className={classes.builder ?? ''}>
      {hasMeasure && (
        <>
          <Select
            label={labels.show}
            w={272}
            maw="100%"
            allowDeselect={false}
            searchable
            value={spec.show}
            data={keysOf(shownMeasures).map((value) => ({ value, label: labels.measures[value] }))}
            onChange={(value) => {
              const show = keysOf(shownMeasures).find((each) => each === value)
              if (show !== undefined) changeShow(show)
            }}
          />
          <Select
            label={labels.rows}
            w={160}
            allowDeselect={false}
            value={spec.by}
            data={dimensionsOf(false)}
            onChange={(value) => {
              if (hasDimension(spec.show, value ?? undefined)) change({ by: value as Dimension })
            }}
          />
          <Select
            label={labels.columns}
            w={140}
            allowDeselect={false}
            value={spec.columns ?? ''}
            data={dimensionsOf(true).filter(({ value }) => value !== spec.by)}
            onChange={(value) => change({ columns: (value || undefined) as Dimension })}
          />
          <Select
            label={labels.basis}
            w={180}
            allowDeselect={false}
            value={basisOf(spec)}
            data={bases.map((value) => ({ value, label: labels.bases[value] }))}
            onChange={(value) => {
              const basis = bases.find((each) => each === value)
              if (basis !== undefined) change({ basis })
            }}
          />
        </>
      )}
      <Select
        label={labels.period}
        w={170}
        allowDeselect={false}
        value={period}
        data={keysOf(periods).map((value) => ({ value, label: labels.periods[value] }))}
        onChange={(value) => {
          const name = keysOf(periods).find((each) => each === value)
          if (name !== undefined) onChange({ ...search, period: name })
        }}
      />
      {period === 'chosen' &&
        (['from', 'to'] as const).map((end) => (
          <DayInput
            key={end}
            label={labels[end]}
            value={search[end] ?? ''}
            onChange={(day) => {
              const { [end]: _, ...rest } = search
              onChange(day === '' ? rest : { ...rest, [end]: day })
            }}
          />
        ))}
      {hasMeasure && (
        <Select
          label={labels.against}
          w={200}
          allowDeselect={false}
          value={against}
          data={comparisons.map((value) => ({ value, label: labels.comparisons[value] }))}
          onChange={(value) => {
            const name = comparisons.find((each) => each === value)
            if (name !== undefined) onChange({ ...search, against: name })
          }}
        />
      )}
      {hasMeasure && (
        <Group gap={6} className={classes.filters ?? ''}>
          {chosen.map((condition) => {
            const colon = condition.indexOf(':')
            const dimension = condition.slice(0, colon) as Dimension
            const text = `${labels.dimensions[dimension]}: ${valueText(condition.slice(colon + 1), dimension)}`
            return (
              <Button
                key={condition}
                size="compact-sm"
                variant="light"
                rightSection={<Icon name="close" />}
                aria-label={labels.removeFilter(text)}
                onClick={() =>
                  change(writeConditions(chosen.filter((each) => each !== condition)) as StatisticsSearch)
                }
              >
                {text}
              </Button>
            )
          })}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" />}>
                {labels.filter}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
              {values.length === 0 && <Menu.Label>{labels.noFilters}</Menu.Label>}
              {values.map(({ dimension, value, text }, place) => (
                <div key={`${dimension}:${value}`}>
                  {values[place - 1]?.dimension !== dimension && (
                    <Menu.Label>{labels.dimensions[dimension]}</Menu.Label>
                  )}
                  <Menu.Item
                    onClick={() =>
                      change(
                        writeConditions([
                          ...chosen.filter((each) => !each.startsWith(`${dimension}:`)),
                          `${dimension}:${value}`,
                        ]) as StatisticsSearch,
                      )
                    }
                  >
                    {text}
                  </Menu.Item>
                </div>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
    </Group>
  )
}

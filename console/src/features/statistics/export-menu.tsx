import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import type { Range } from './statistics-search.ts'
import { tableCsv } from './table-csv.ts'

type Props = {
  readonly name: string
  /** The table as it is shown; undefined where there is none. */
  readonly lines: readonly (readonly string[])[] | undefined
  readonly range: Range
  readonly library: string | undefined
}

const kinds = ['requests', 'entries', 'charges', 'relay', 'balance'] as const
const formats = ['csv', 'parquet'] as const

/** Takes figures away: the table in words, or the anonymous rows behind it. */
export const ExportMenu = ({ name, lines, range: { from, to }, library }: Props) => {
  const { words, formats: write } = useWords()
  const separator = write.number(0.5).includes(',') ? ';' : ','
  const labels = useStatisticsWords()
  const api = useApi()
  const show = useNotes()
  const rows = useMutation({
    mutationFn: async ([kind, format]: readonly [(typeof kinds)[number], (typeof formats)[number]]) => {
      const query = Object.entries({ rows: kind, format, from, to, library }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      )
      const file = await api.documents.csv('/v1/statistics/export', Object.fromEntries(query))
      saveFile(file, `${kind}.${format}`)
    },
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />} loading={rows.isPending}>
          {words.requests.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {lines !== undefined && (
          <Menu.Item onClick={() => saveFile(tableCsv(lines, separator), `${name}.csv`)}>
            {labels.thisTable}
          </Menu.Item>
        )}
        <Menu.Label>{labels.anonymousRows}</Menu.Label>
        {kinds.flatMap((kind) =>
          formats.map((format) => (
            <Menu.Item key={`${kind}.${format}`} onClick={() => rows.mutate([kind, format])}>
              {labels.rowsAs(labels.rowKinds[kind], format === 'csv' ? 'CSV' : 'Parquet')}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button, Menu } from '@mantine/core'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { allColumns, columnsOf } from './request-columns.tsx'
import type { RequestSearch } from './request-search.ts'

type Props = {
  readonly search: RequestSearch
  readonly onChange: (changed: Partial<RequestSearch>) => void
}

/** Chooses the columns of the list. */
export const ColumnsMenu = ({ search, onChange }: Props) => {
  const { words } = useWords()
  const shown = columnsOf(search)
  const toggle = (name: (typeof allColumns)[number]): void => {
    const next = allColumns.filter((each) => (each === name ? !shown.includes(each) : shown.includes(each)))
    onChange({ columns: next.join(',') })
  }
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<Icon name="columns" />}>
          {words.requests.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allColumns
          .filter((name) => name !== 'title')
          .map((name) => (
            <Menu.CheckboxItem key={name} checked={shown.includes(name)} onChange={() => toggle(name)}>
              {words.requests.column[name]}
            </Menu.CheckboxItem>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

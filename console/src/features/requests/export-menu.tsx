import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { queryOf, type RequestSearch } from './request-search.ts'

type Props = {
  readonly search: RequestSearch
  /** Loads what a list on paper has. */
  readonly onPrint: () => Promise<unknown>
}

/** Takes the list away: as CSV, or on paper. */
export const ExportMenu = ({ search, onPrint }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const csv = useMutation({
    mutationFn: () => api.exportRequests(queryOf(search)),
    onSuccess: async (file) => (await import('../../shared/save-file.ts')).saveFile(file, 'requests.csv'),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  const print = useMutation({
    mutationFn: onPrint,
    // The menu is gone, and the rows are there, once the page is drawn.
    onSuccess: () => void requestAnimationFrame(() => window.print()),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="download" />}
          loading={csv.isPending || print.isPending}
        >
          {words.requests.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => csv.mutate()}>{words.requests.csv}</Menu.Item>
        <Menu.Item onClick={() => print.mutate()}>{words.requests.print}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button, Popover, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { changeLabels } from '../../api/change-labels.ts'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { useEdit } from './use-edit.ts'

type Props = { readonly request: RequestView; readonly etag: string | null }

/** The labels of a request: those of other requests are offered. */
export const LabelsMenu = ({ request }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const edit = useEdit<{ readonly labels: readonly string[] }>(request)
  const mayWrite = usePermission('requests:write')
  const { data } = useQuery({
    queryKey: ['requests', 'counts', {}],
    queryFn: () => api.countRequests({}),
    enabled: mayWrite,
  })
  if (!mayWrite) return null
  // While a change is under way the page may read what a colleague wrote just before it: what a person chose stays shown.
  const present = edit.isPending ? edit.variables.patch.labels : (request.labels ?? [])
  const change = (labels: readonly string[]): void => {
    const added = labels.filter((label) => !present.includes(label))
    const removed = present.filter((label) => !labels.includes(label))
    edit.mutate({ patch: { labels }, write: () => changeLabels(api, request.number, { added, removed }) })
  }
  const existingLabels = (data?.facets.label ?? []).flatMap(({ value }) => (value === null ? [] : [value]))
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          fw={500}
          leftSection={present.length === 0 ? <Icon name="label" size={14} /> : undefined}
          aria-label={words.request.labels}
        >
          {present.length === 0 ? words.request.labels : <Icon name="plus" size={14} />}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsInput
          label={words.request.labels}
          data-autofocus
          data={existingLabels}
          value={[...present]}
          maxTags={30}
          onChange={change}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

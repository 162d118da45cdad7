import { ActionIcon, Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { SavedView } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { viewsQuery } from './request-queries.ts'
import type { RequestSearch } from './request-search.ts'
import { isSameSearch, searchOf } from './saved-view.ts'

const SaveViewDialog = lazy(async () => ({
  default: (await import('./save-view-dialog.tsx')).SaveViewDialog,
}))

const ConfirmDialog = lazy(async () => ({
  default: (await import('../../shared/feedback/confirm-dialog.tsx')).ConfirmDialog,
}))

type Props = { readonly search: RequestSearch; readonly onOpen: (search: RequestSearch) => void }

/** The views that the person saved, or that are shared in the library: to open, to save, to delete. */
export const SavedViews = ({ search, onOpen }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const show = useNotes()
  const [isSaving, setSaving] = useState(false)
  const [removed, setRemoved] = useState<SavedView | null>(null)
  const labels = words.requests.views
  const { data: views = [] } = useQuery(viewsQuery(api))
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['views'] })
  const remove = useMutation({
    mutationFn: (code: string) => api.deleteView(code),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
    onSettled: () => {
      setRemoved(null)
      return readAgain()
    },
  })
  const opened = views.find((view) => isSameSearch(searchOf(view), search))
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={labels.saved} title={labels.saved}>
            <Icon name="plus" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown maw="calc(100vw - 16px)">
          {views.map((view) => (
            <Menu.Item key={`${view.code} ${view.shared}`} onClick={() => onOpen(searchOf(view))}>
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setSaving(true)}>{labels.save}</Menu.Item>
          {opened !== undefined && <Menu.Item onClick={() => setRemoved(opened)}>{labels.remove}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {isSaving && (
        <Suspense>
          <SaveViewDialog search={search} views={views} onClose={() => setSaving(false)} />
        </Suspense>
      )}
      {removed !== null && (
        <Suspense>
          <ConfirmDialog
            title={labels.remove}
            text={removed.shared ? `${removed.name}${words.common.colon} ${labels.shared}` : removed.name}
            confirmLabel={labels.remove}
            isDangerous
            isPending={remove.isPending}
            onConfirm={() => remove.mutate(removed.code)}
            onCancel={() => setRemoved(null)}
          />
        </Suspense>
      )}
    </>
  )
}

import { Menu } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { SavedView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useNotes } from '../feedback/notes.tsx'
import type { ViewContent, ViewLabels } from './view-content.ts'

const SaveViewDialog = lazy(async () => ({
  default: (await import('./save-view-dialog.tsx')).SaveViewDialog,
}))

const ConfirmDialog = lazy(async () => ({
  default: (await import('../feedback/confirm-dialog.tsx')).ConfirmDialog,
}))

type Props = {
  /** What opens the menu. */
  readonly button: ReactNode
  readonly labels: ViewLabels
  readonly views: readonly SavedView[]
  /** The one that is shown now; undefined where none is. */
  readonly opened: SavedView | undefined
  /** What is shown now, to be saved. */
  readonly content: ViewContent
  readonly onOpen: (view: SavedView) => void
}

/** The views that the person saved, or that are shared in the library: to open, to save, to delete. */
export const SavedViews = ({ button, labels, views, opened, content, onOpen }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const show = useNotes()
  const [isSaving, setSaving] = useState(false)
  const [removed, setRemoved] = useState<SavedView | null>(null)
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['views'] })
  const remove = useMutation({
    mutationFn: (code: string) => api.deleteView(code),
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
    onSettled: () => {
      setRemoved(null)
      return readAgain()
    },
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown maw="calc(100vw - 16px)">
          {views.map((view) => (
            <Menu.Item key={`${view.code} ${view.shared}`} onClick={() => onOpen(view)}>
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
          <SaveViewDialog labels={labels} content={content} views={views} onClose={() => setSaving(false)} />
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

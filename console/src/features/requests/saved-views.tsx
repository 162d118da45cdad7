import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'
import type { RequestSearch } from './request-search.ts'
import { isSameSearch, searchOf, viewOf } from './saved-view.ts'

type Props = { readonly search: RequestSearch; readonly onOpen: (search: RequestSearch) => void }

/** The views that the person saved, or that are shared in the library: to open, to save, to delete. */
export const SavedViews = ({ search, onOpen }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [isSaving, setSaving] = useState(false)
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const labels = words.requests.views
  const { data: views = [] } = useQuery({
    queryKey: ['views'],
    queryFn: () => api.views(),
    staleTime: 60_000,
  })
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['views'] })
  const save = useMutation({
    mutationFn: () => api.saveView(viewOf(name.trim(), isShared, search)),
    onSuccess: () => {
      setSaving(false)
      setName('')
      return readAgain()
    },
  })
  const remove = useMutation({ mutationFn: (code: string) => api.deleteView(code), onSettled: readAgain })
  const opened = views.find((view) => isSameSearch(searchOf(view), search))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">
            {opened?.name ?? labels.saved}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Menu.Item key={`${view.code} ${view.shared}`} onClick={() => onOpen(searchOf(view))}>
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setSaving(true)}>{labels.save}</Menu.Item>
          {opened !== undefined && (
            <Menu.Item onClick={() => remove.mutate(opened.code)}>{labels.remove}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isSaving}
        onClose={() => setSaving(false)}
        title={labels.save}
        closeButtonProps={{ 'aria-label': words.common.close }}
      >
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={labels.name}
              required
              maxLength={100}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox
              label={labels.shared}
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
            {save.isError && <ProblemMessage error={save.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setSaving(false)}>
                {words.common.cancel}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {words.common.save}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}

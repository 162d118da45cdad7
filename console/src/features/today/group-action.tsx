import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { usePermission } from '../../api/session.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import type { TodayGroup } from './today-groups.ts'

/** Loaded once the button is pressed. */
const BulkDialog = lazy(async () => ({
  default: (await import('../requests/bulk-dialog.tsx')).BulkDialog,
}))

/** What is done with all requests of a group at once. */
const commands = { late: 'claim', approve: 'approve', send: 'send' } as const

type Props = { readonly group: TodayGroup; readonly requests: readonly RequestSummary[] }

/** Does with all requests of a group what ends it, after a look at what that does; nothing where it is not possible with two. */
export const GroupAction = ({ group, requests }: Props) => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  const [isOpen, setOpen] = useState(false)
  if (!mayWrite || !(group === 'late' || group === 'approve' || group === 'send')) return null
  const type = commands[group]
  const phrases = words.bulk.commands[type]
  const possible = requests.filter(({ actions }) => actions?.allowedCommands.includes(type) === true)
  if (possible.length < 2) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => setOpen(true)}>
        {phrases.act(possible.length)}
      </Button>
      {isOpen && (
        <Suspense>
          <BulkDialog
            command={{ type }}
            phrases={phrases}
            numbers={possible.map(({ number }) => number)}
            requests={possible}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}

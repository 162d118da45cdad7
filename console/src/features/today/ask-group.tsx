import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { usePermission } from '../../api/session.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

/** Loaded once the button is pressed. */
const BulkDialog = lazy(async () => ({
  default: (await import('../requests/bulk-dialog.tsx')).BulkDialog,
}))

const command = { type: 'claim' } as const

/** Asks all lenders of a group for the status, after a look at what that does; nothing where it is not possible with two. */
export const AskGroup = ({ requests }: { readonly requests: readonly RequestSummary[] }) => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  const [isOpen, setOpen] = useState(false)
  const possible = requests.filter(({ actions }) => actions?.allowedCommands.includes('claim') === true)
  if (!mayWrite || possible.length < 2) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => setOpen(true)}>
        {words.bulk.commands.claim.act(possible.length)}
      </Button>
      {isOpen && (
        <Suspense>
          <BulkDialog
            command={command}
            phrases={words.bulk.commands.claim}
            numbers={possible.map(({ number }) => number)}
            requests={possible}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}

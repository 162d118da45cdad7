import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import type { RequestView } from '../../../api/types.ts'
import { Dialog } from '../../../shared/feedback/dialog.tsx'
import { FindField } from '../../../shared/list/find-field.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { turnInWords } from '../turn-in-words.ts'
import { explainRefused } from './why-not.ts'

type Props = {
  readonly request: RequestView
  readonly refused: NonNullable<RequestView['refusedCommands']>
  readonly onClose: () => void
}

/** Says whose turn it is, and of the commands that are not possible now why, and what would have to be otherwise. */
export const WhyNotDialog = ({ request, refused, onClose }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { next } = request
  const [text, setText] = useState('')
  const looked = text.trim().toLowerCase()
  const groups = explainRefused(refused, request, words).filter(({ commands }) =>
    commands.some((command) => words.commands[command].toLowerCase().includes(looked)),
  )
  return (
    <Dialog onClose={onClose} title={words.request.notNow}>
      <Stack gap="sm">
        <Text size="sm">
          {next === null ? words.request.closed : turnInWords(next, { words, formats, partnerName }).sentence}
        </Text>
        <FindField w="100%" label={words.request.findCommand} value={text} onChange={setText} />
        {groups.length === 0 && <Text size="sm">{words.request.findAbove}</Text>}
        {groups.map(({ reason, commands }) => (
          <div key={reason}>
            <Text size="sm" fw={600}>
              {commands.map((command) => words.commands[command]).join(', ')}
            </Text>
            <Text size="sm" c="var(--second-ink)">
              {reason}
            </Text>
          </div>
        ))}
      </Stack>
    </Dialog>
  )
}

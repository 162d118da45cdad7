import { Group, Paper, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './letter-preview.module.css'

type Letter = { readonly language: string; readonly subject: string; readonly text: string }

const operations = [
  'request',
  'retry',
  'cancel',
  'accept_condition',
  'decline_condition',
  'received',
  'renew',
  'shipped_return',
  'status_request',
  'reminder',
  'message',
  'lost',
  'damaged',
] as const

/** A letter as the partner gets it, about a made-up request, in the words that are saved. */
export const LetterPreview = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const settings = useSettingWords()
  const api = useApi()
  const [operation, setOperation] = useState<string>('request')
  const letter = useQuery({
    queryKey: ['document', 'partner', code, 'letter', operation],
    queryFn: () => api.documents.get<Letter>(`/v1/partners/${encodeURIComponent(code)}/letters/${operation}`),
  })
  return (
    <Panel title={words.partners.letterTitle}>
      <Text size="sm" c="dimmed">
        {words.partners.letterHint}
      </Text>
      <Group>
        <Select
          label={words.partners.letter}
          allowDeselect={false}
          data={operations.map((each) => ({
            value: each,
            label: settings.label(['partner', 'connection', 'letters', each]),
          }))}
          value={operation}
          onChange={(next) => setOperation(next ?? 'request')}
        />
      </Group>
      {letter.isError && <ProblemMessage error={letter.error} />}
      {letter.data !== undefined && (
        <Paper withBorder p="md">
          <Text fw={600}>{letter.data.subject}</Text>
          <Text size="sm" className={classes.text ?? ''}>
            {letter.data.text}
          </Text>
        </Paper>
      )}
    </Panel>
  )
}

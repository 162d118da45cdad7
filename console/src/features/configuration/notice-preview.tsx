import { Group, Paper, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { languageNames, languages } from '../../../../src/translations/language.ts'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from '../partners/letter-preview.module.css'

type Notice = { readonly language: string; readonly subject: string; readonly text: string }
type NoticeWords = { readonly subject: string; readonly text: string }

/** Milliseconds without typing after which the preview follows. */
const typingPause = 400

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Returns the words of a notice in the form; undefined where they are not complete yet. */
const wordsIn = (draft: DocumentValue, language: string, name: string): NoticeWords | undefined => {
  const notice = member(member(draft.notices, language), name)
  const [subject, text] = [member(notice, 'subject'), member(notice, 'text')]
  const isComplete = typeof subject === 'string' && subject !== '' && typeof text === 'string' && text !== ''
  return isComplete ? { subject, text } : undefined
}

/** A notice as a patron gets it, about a made-up request, in the words of the form: they need not be saved. */
export const NoticePreview = ({
  library,
  draft,
}: {
  readonly library: string
  readonly draft: DocumentValue
}) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const api = useApi()
  const labels = documentWords.notices
  const [name, setName] = useState('ready_for_pickup')
  const [language, setLanguage] = useState(typeof draft.language === 'string' ? draft.language : 'en')
  const [own] = useDebouncedValue(wordsIn(draft, language, name), typingPause)
  const notice = useQuery({
    queryKey: ['document', 'library', library, 'notice', name, language, own],
    queryFn: () =>
      api.documents.post<Notice>(
        `/v1/libraries/${encodeURIComponent(library)}/notices/${encodeURIComponent(name)}/preview`,
        { language, ...(own === undefined ? {} : { words: own }) },
      ),
    placeholderData: keepPreviousData,
  })
  const names = [
    ...Object.entries(labels.names).map(([value, label]) => ({ value, label })),
    ...Object.entries(words.statuses).map(([value, { label }]) => ({ value, label })),
  ]
  return (
    <Panel title={labels.preview}>
      <Text size="sm" c="dimmed">
        {labels.hint}
      </Text>
      <Group>
        <Select
          label={labels.notice}
          allowDeselect={false}
          searchable
          data={names}
          value={name}
          onChange={(next) => setName(next ?? 'ready_for_pickup')}
        />
        <Select
          label={labels.language}
          allowDeselect={false}
          data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          value={language}
          onChange={(next) => setLanguage(next ?? 'en')}
        />
      </Group>
      {notice.isError && <ProblemMessage error={notice.error} />}
      {notice.data !== undefined && !notice.isError && (
        <Paper withBorder p="md">
          <Text fw={600}>{notice.data.subject}</Text>
          <Text size="sm" className={classes.text ?? ''}>
            {notice.data.text}
          </Text>
        </Paper>
      )}
    </Panel>
  )
}

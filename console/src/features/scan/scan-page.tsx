import { Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type FormEvent, useCallback, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { Page } from '../../shared/page/page.tsx'
import { printPages } from '../../shared/print/print-page.ts'
import { useWords } from '../../words/words-context.tsx'
import { ScanCardView } from './scan-card.tsx'
import { ScanChoices } from './scan-choices.tsx'
import { ScanEdit } from './scan-edit.tsx'
import { ScanEntries } from './scan-entries.tsx'
import { ScanMessageView } from './scan-message.tsx'
import { type ScanMode, scanModes } from './scan-modes.ts'
import { useScanner } from './use-scanner.ts'

/** A page for a barcode scanner: one field that keeps the focus, what was found, and the last scans. */
const ScanPage = ({ mode }: { readonly mode: ScanMode }) => {
  const { words } = useWords()
  const api = useApi()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isEditing, setEditing] = useState(false)
  const [atOnce, setAtOnce] = useLocalStorage({ key: `lendwire.scan.${mode}.at-once`, defaultValue: false })
  const [prints, setPrints] = useLocalStorage({ key: `lendwire.scan.${mode}.print`, defaultValue: false })
  const print = useCallback(
    async (number: string) => printPages([await api.printedPage(number, scanModes[mode].prints)]),
    [api, mode],
  )
  const scanner = useScanner(mode, { atOnce, print: prints ? print : null })
  const { card, choices, message, entries } = scanner.state
  const focus = (): void => field.current?.focus()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const scanned = text.trim()
    setText('')
    if (card !== null && (scanned === 'e' || scanned === 'm')) setEditing(true)
    else scanner.scan(scanned)
  }
  // Whatever was pressed on the page, the next scan goes into the field.
  const keepFocus = (): void => {
    setTimeout(() => {
      const active = document.activeElement
      if (!isEditing && (active === null || active === document.body)) focus()
    }, 0)
  }
  const labels = words.scan[mode]
  return (
    <Page title={labels.title} description={labels.hint}>
      <Stack gap="md" maw={760} onClick={keepFocus} onBlur={keepFocus}>
        <form onSubmit={submit}>
          <TextInput
            ref={field}
            size="lg"
            aria-label={words.scan.field}
            placeholder={words.scan.fieldHint}
            autoFocus
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </form>
        <Group gap="lg">
          <Checkbox
            label={labels.atOnce}
            checked={atOnce}
            onChange={(event) => {
              setAtOnce(event.currentTarget.checked)
              focus()
            }}
          />
          <Checkbox
            label={labels.print}
            checked={prints}
            onChange={(event) => {
              setPrints(event.currentTarget.checked)
              focus()
            }}
          />
        </Group>
        <ScanMessageView message={message} code={entries[0]?.code} />
        {choices.length > 0 && (
          <ScanChoices
            choices={choices}
            onChoose={(place) => {
              scanner.scan(String(place))
              focus()
            }}
          />
        )}
        {card !== null && (
          <ScanCardView
            mode={mode}
            card={card}
            onTake={() => {
              scanner.scan('')
              focus()
            }}
            onEdit={() => setEditing(true)}
          />
        )}
        {card !== null && isEditing && (
          <ScanEdit
            mode={mode}
            card={card}
            onTake={(command) => {
              setEditing(false)
              scanner.takeAs(card, command)
              setTimeout(focus, 0)
            }}
            onClose={() => {
              setEditing(false)
              setTimeout(focus, 0)
            }}
          />
        )}
        <ScanEntries
          entries={entries}
          onUndo={(entry) => {
            scanner.undo(entry)
            focus()
          }}
        />
      </Stack>
    </Page>
  )
}

/** Receives what arrives. */
export const ReceivePage = () => <ScanPage key="receive" mode="receive" />

/** Returns what goes back. */
export const ReturnPage = () => <ScanPage key="return" mode="return" />

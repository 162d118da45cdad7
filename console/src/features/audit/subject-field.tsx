import { type ComboboxItem, type ComboboxItemGroup, Select } from '@mantine/core'
import { useState } from 'react'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type NamedKind, useNamedThings } from './use-audit-names.ts'

/** The kinds of things that are found by name, in the order of their groups. */
const kinds: readonly NamedKind[] = ['user', 'library', 'partner', 'key']

/** The most that one group shows: a directory may have thousands of partners. */
const maxShown = 20

/** Who acted, or what the act was about. */
export type AuditSubject = { readonly actor?: string | undefined; readonly about?: string | undefined }

/** People and keys act; acts are about everything else. */
const acts = (kind: NamedKind): boolean => kind === 'user' || kind === 'key'

const chosenValueOf = ({ actor, about }: AuditSubject): string | null =>
  actor !== undefined ? `actor ${actor}` : about !== undefined ? `about ${about}` : null

const subjectOf = (value: string | null): AuditSubject => {
  const [role, ...rest] = (value ?? '').split(' ')
  const text = rest.join(' ')
  return role === 'actor' ? { actor: text } : role === 'about' ? { about: text } : {}
}

const isRequestNumber = (text: string): boolean => /^[a-z0-9]+-\S+$/i.test(text)

/** Finds people, keys, libraries and partners by their names, requests by their numbers, and whoever has no name any more by the id. */
export const SubjectField = ({
  subject,
  onChange,
}: {
  readonly subject: AuditSubject
  readonly onChange: (subject: AuditSubject) => void
}) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const things = useNamedThings()
  const [typed, setTyped] = useState('')
  const { groups, find } = words.audit
  const labels: Readonly<Record<NamedKind, string>> = {
    user: groups.people,
    key: groups.keys,
    library: documentWords.kinds.library.many,
    partner: documentWords.kinds.partner.many,
  }
  const named: readonly ComboboxItemGroup<ComboboxItem>[] = kinds.map((kind) => ({
    group: labels[kind],
    items: things
      .filter((thing) => thing.kind === kind)
      .map(({ code, name }) => ({
        value: acts(kind) ? `actor ${code}` : `about ${kind}:${code}`,
        label: name,
      })),
  }))
  const value = chosenValueOf(subject)
  const isNamed = value === null || named.some(({ items }) => items.some((each) => each.value === value))
  /** What has no name: a number or an id, the one that is chosen and the one that is being typed. */
  const unnamed = (text: string, chosen: string): ComboboxItemGroup<ComboboxItem> => ({
    group: isRequestNumber(text) ? groups.requests : groups.ids,
    items: [{ value: chosen, label: text }],
  })
  const chosenText = subject.actor ?? subject.about?.replace(/^\w+:/, '') ?? ''
  const text = typed.trim()
  const search = text.toLowerCase()
  const fits = ({ value: each, label }: ComboboxItem): boolean =>
    label.toLowerCase().includes(search) || each.toLowerCase().includes(search)
  const shown = named
    .map(({ group, items }) => ({ group, items: items.filter(fits).slice(0, maxShown) }))
    .filter(({ items }) => items.length > 0)
  const typedValue = isRequestNumber(text) ? `about request:${text.toUpperCase()}` : `actor ${text}`
  const isTypedNew = shown.length === 0 && text !== '' && text !== chosenText
  return (
    <Select
      w={{ base: '100%', sm: 360 }}
      aria-label={find}
      placeholder={find}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words.settingForm.clear }}
      data={[
        ...named,
        ...(isNamed || value === null ? [] : [unnamed(chosenText, value)]),
        ...(isTypedNew ? [unnamed(text, typedValue)] : []),
      ]}
      filter={({ options }) =>
        value !== null && text === chosenTextOf(named, value, chosenText)
          ? options.map((each) =>
              'items' in each ? { ...each, items: each.items.slice(0, maxShown) } : each,
            )
          : isTypedNew
            ? [unnamed(text, typedValue)]
            : shown
      }
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={(next) => onChange(subjectOf(next))}
    />
  )
}

/** Returns the words of the chosen entry, as the field shows them. */
const chosenTextOf = (
  groups: readonly ComboboxItemGroup<ComboboxItem>[],
  value: string,
  unnamed: string,
): string => groups.flatMap(({ items }) => items).find((each) => each.value === value)?.label ?? unnamed

import { Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './shell.module.css'

const isRequestPage = /(^|\/)requests(\/|$)/

/** Finds requests by number, title, author, identifier, barcode or patron. The key `/` goes to it. */
export const SearchField = () => {
  const { words } = useWords()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const searched = useRouterState({
    // Other lists have a field of their own for what they look for.
    select: ({ location: { pathname, search } }) =>
      isRequestPage.test(pathname) && 'text' in search && typeof search.text === 'string' ? search.text : '',
  })
  const [text, setText] = useState(searched)
  useEffect(() => setText(searched), [searched])
  useHotkeys([['/', () => field.current?.focus()]])
  const { library } = useChosenLibrary()
  const isPhone = useIsPhone()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const trimmed = text.trim()
    void navigate({ to: '/requests', search: { text: trimmed || undefined, library } })
  }
  return (
    <search className={classes.search}>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          size="xs"
          type="search"
          aria-label={words.requests.search}
          placeholder={isPhone ? words.requests.searchShort : words.requests.search}
          value={text}
          rightSection={isPhone ? null : <Kbd size="xs">/</Kbd>}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </search>
  )
}

import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery } from '../../api/names.ts'
import { toProblem } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { faultsByField } from '../../shared/form/faults-by-field.ts'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import { useWords } from '../../words/words-context.tsx'

/** The form of a person or a key that may call the API. */
export type AccountSettings = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly library: string | null
}

type Props = {
  readonly title: string
  readonly submitLabel: string
  readonly roles: readonly ('admin' | 'library_admin' | 'staff' | 'viewer' | 'system' | 'metrics')[]
  readonly first: AccountSettings
  /** True where it asks for an email address. */
  readonly hasEmail: boolean
  readonly error: unknown
  readonly isPending: boolean
  readonly onSubmit: (settings: AccountSettings) => void
  readonly onClose: () => void
}

/** These belong to no library. */
const ofAllLibraries: readonly string[] = ['admin', 'metrics']

/** Asks for name, role and library. A library admin gives rights in the own library only. */
export const AccountForm = (props: Props) => {
  const { title, submitLabel, roles, first, hasEmail, error, isPending, onSubmit, onClose } = props
  const { words } = useWords()
  const accounts = useAccountsWords()
  const session = useSession()
  const libraries = useQuery(librariesQuery(useApi()))
  const [settings, setSettings] = useState({ ...first, library: first.library ?? session?.library ?? null })
  const [isTried, setTried] = useState(false)
  const libraryField = useRef<HTMLInputElement>(null)
  const change = (changed: Partial<AccountSettings>): void =>
    setSettings((before) => ({ ...before, ...changed }))
  const problem = error === null || error === undefined ? undefined : toProblem(error)
  const faults = problem === undefined ? {} : faultsByField(problem)
  const needsLibrary = !ofAllLibraries.includes(settings.role)
  // Where there is one library only, nobody need choose it; an account that the API made for all libraries keeps them.
  const wasOfAll = first.name !== '' && first.library === null && !ofAllLibraries.includes(first.role)
  const only = libraries.data?.length === 1 && !wasOfAll ? libraries.data[0]?.code : undefined
  const library = settings.library ?? only ?? null
  const isLibraryMissing = needsLibrary && library === null && !wasOfAll
  const role = roles.find((each) => each === settings.role)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    // The browser does not ask for what a list of choices requires.
    if (isLibraryMissing) libraryField.current?.focus()
    else onSubmit({ ...settings, library: needsLibrary ? library : null })
  }
  return (
    <Dialog onClose={onClose} title={title} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {problem !== undefined && <ProblemMessage error={problem} />}
          <TextInput
            required
            data-autofocus
            label={accounts.name}
            data-field="name"
            value={settings.name}
            error={faults.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {hasEmail && (
            <TextInput
              required
              type="email"
              label={accounts.email}
              data-field="email"
              value={settings.email}
              error={faults.email}
              onChange={(event) => change({ email: event.currentTarget.value })}
            />
          )}
          <Select
            label={accounts.role}
            data-field="role"
            allowDeselect={false}
            {...(role === undefined ? {} : { description: accounts.roleHints[role] })}
            data={roles.map((each) => ({ value: each, label: words.layout.roles[each] }))}
            value={settings.role}
            error={faults.role}
            onChange={(next) => change({ role: next ?? settings.role })}
          />
          {needsLibrary && (
            <Select
              ref={libraryField}
              required={!wasOfAll}
              label={accounts.library}
              data-field="library"
              {...(wasOfAll ? { placeholder: accounts.allLibraries } : {})}
              allowDeselect={false}
              data={(libraries.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              value={library}
              error={isTried && isLibraryMissing ? words.settingFaults.required : faults.library}
              onChange={(chosen) => change({ library: chosen })}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

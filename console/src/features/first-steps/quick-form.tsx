import { Button, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { toProblem } from '../../api/problem.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'

type Field<Name extends string> = {
  readonly name: Name
  readonly label: string
  readonly description?: string
  /** The end of the path under which the API names a fault of it. */
  readonly path: string
  readonly placeholder?: string
}

type Props<Name extends string> = {
  readonly fields: readonly Field<Name>[]
  readonly submitLabel: string
  readonly error: unknown
  readonly isPending: boolean
  readonly onSubmit: (values: Readonly<Record<Name, string>>) => void
}

/** A short form in which every field is required. A fault that the API reports is shown at its field. */
export const QuickForm = <Name extends string>(props: Props<Name>) => {
  const { fields, submitLabel, error, isPending, onSubmit } = props
  const firstSteps = useFirstStepsWords()
  const [values, setValues] = useState<Partial<Record<Name, string>>>({})
  const [isTried, setTried] = useState(false)
  const problem = error === null || error === undefined ? undefined : toProblem(error)
  const textOf = (name: Name): string => (values[name] ?? '').trim()
  const faultOf = ({ name, path }: Field<Name>): string | undefined => {
    if (isTried && textOf(name) === '') return firstSteps.required
    const fault = problem?.faults.find((each) => each.path === path || each.path.endsWith(`/${path}`))
    return fault?.message
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (fields.every(({ name }) => textOf(name) !== ''))
      onSubmit(Object.fromEntries(fields.map(({ name }) => [name, textOf(name)])) as Record<Name, string>)
  }
  return (
    <form onSubmit={submit} noValidate style={{ width: '100%' }}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {fields.map((field) => (
            <TextInput
              key={field.name}
              data-field={field.path.replaceAll('/', '.')}
              withAsterisk
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              label={field.label}
              description={field.description}
              placeholder={field.placeholder}
              value={values[field.name] ?? ''}
              error={faultOf(field)}
              onChange={(event) => {
                const { value } = event.currentTarget
                setValues((before) => ({ ...before, [field.name]: value }))
              }}
            />
          ))}
        </SimpleGrid>
        {problem !== undefined && <ProblemMessage error={problem} />}
        <div>
          <Button type="submit" loading={isPending}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

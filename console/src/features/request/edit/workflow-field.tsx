import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { usePermission } from '../../../api/session.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  readonly 'data-autofocus'?: true | undefined
}

/** The workflow profile of a request: one of those that are set up; its code as text where they cannot be read. */
export const WorkflowField = ({ value, onChange, ...props }: Props) => {
  const api = useApi()
  const { data: profiles, isError } = useQuery({
    queryKey: ['workflows'],
    queryFn: () => api.workflows(),
    enabled: usePermission('configuration:read'),
  })
  if (profiles === undefined && isError)
    return <TextInput {...props} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  const codes = (profiles ?? []).map(({ code }) => code)
  return (
    <Select
      {...props}
      searchable
      clearable
      openOnFocus={false}
      // The present one may be gone from the configuration.
      data={[...new Set([...codes, ...(value === '' ? [] : [value])])]}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

import { Anchor, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'
import type { Setup } from './first-steps-queries.ts'
import { QuickForm } from './quick-form.tsx'
import { Step } from './step.tsx'

/** The library for which is borrowed. */
export const LibraryStep = ({ library }: Pick<Setup, 'library'>) => {
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.library
  const api = useApi()
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: ({ code, name, isil }: Readonly<Record<'code' | 'name' | 'isil', string>>) =>
      api.documents.save(
        `/v1/libraries/${encodeURIComponent(code)}`,
        {
          name,
          symbols: [{ type: 'ISIL', value: isil }],
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
        null,
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return (
    <Step number={1} title={labels.title} hint={labels.hint} isDone={library !== null}>
      {library === null ? (
        <QuickForm
          fields={[
            { name: 'name', label: labels.name, path: 'name' },
            { name: 'code', label: labels.code, description: labels.codeHint, path: 'code' },
            { name: 'isil', label: labels.isil, description: labels.isilHint, path: 'value' },
          ]}
          submitLabel={labels.save}
          error={save.error}
          isPending={save.isPending}
          onSubmit={(values) => save.mutate(values)}
        />
      ) : (
        <>
          <Text size="sm">{labels.is(library.name)}</Text>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                to="/configuration/$kind/$code"
                params={{ kind: 'library', code: library.code }}
                {...props}
              />
            )}
          >
            {labels.edit}
          </Anchor>
        </>
      )}
    </Step>
  )
}

import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { ConnectionTest } from '../../shared/connection-test/connection-test.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'
import { useWords } from '../../words/words-context.tsx'
import type { Setup } from './first-steps-queries.ts'
import { QuickForm } from './quick-form.tsx'
import { Step } from './step.tsx'

/** The first library that lends, and whether it answers. */
export const PartnerStep = ({ partner }: Pick<Setup, 'partner'>) => {
  const { words } = useWords()
  const firstSteps = useFirstStepsWords()
  const labels = firstSteps.partner
  const api = useApi()
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: ({ code, name, isil, url }: Readonly<Record<'code' | 'name' | 'isil' | 'url', string>>) =>
      api.documents.save(
        `/v1/partners/${encodeURIComponent(code)}`,
        { name, symbols: [{ type: 'ISIL', value: isil }], connection: { protocol: 'iso18626', url } },
        null,
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return (
    <Step number={2} title={labels.title} hint={labels.hint} isDone={partner !== null}>
      {partner === null ? (
        <Stack gap="sm" w="100%">
          <QuickForm
            fields={[
              { name: 'name', label: labels.name, path: 'name' },
              { name: 'code', label: labels.code, path: 'code' },
              { name: 'isil', label: labels.isil, path: 'value' },
              { name: 'url', label: labels.url, path: 'url', placeholder: 'https://…' },
            ]}
            submitLabel={labels.save}
            error={save.error}
            isPending={save.isPending}
            onSubmit={(values) => save.mutate(values)}
          />
          <Anchor size="sm" renderRoot={(props) => <Link to="/partners/-new" {...props} />}>
            {labels.others}
          </Anchor>
        </Stack>
      ) : (
        <Stack gap="sm" w="100%">
          <Group gap="sm">
            <Text size="sm">{labels.is(partner.name)}</Text>
            <Anchor
              size="sm"
              renderRoot={(props) => <Link to="/partners/$code" params={{ code: partner.code }} {...props} />}
            >
              {labels.edit}
            </Anchor>
          </Group>
          <ConnectionTest
            path={`/v1/partners/${encodeURIComponent(partner.code)}/check`}
            hint={words.partners.test.hint}
          />
        </Stack>
      )}
    </Step>
  )
}

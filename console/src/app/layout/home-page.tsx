import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { Pending } from '../../shared/page/pending.tsx'

/** Leads to what a day begins with: Today; where there is no library yet, an admin to the first steps. */
export const HomePage = () => {
  const mayConfigure = usePermission('configuration:write')
  const libraries = useQuery(librariesQuery(useApi()))
  if (mayConfigure && libraries.isPending) return <Pending />
  if (mayConfigure && libraries.data?.length === 0) return <Navigate to="/first-steps" replace />
  return <Navigate to="/today" replace />
}

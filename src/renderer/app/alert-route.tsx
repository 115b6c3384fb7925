import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useMe } from '../lib/me.tsx'

const route = getRouteApi('/alerts/$alertId')

export const AlertRoute = () => {
  const { alertId } = route.useParams()
  return <Navigate to={useMe().role === 'model' ? '/notifications' : '/alerts'} search={{ inspect: alertId }} replace />
}

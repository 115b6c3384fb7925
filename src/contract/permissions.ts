/**
 * Who may call what: the one table. Core enforces it on every procedure (`core/rpc/authorize.ts`),
 * the interface only hides by it, and a test walks every procedure × every role from outside.
 */
import type { ProcedurePath } from './index.ts'
import type { Role } from './values.ts'

/** Input fields from which the creator that a call concerns is found. */
export type ScopeKey = 'creatorId' | 'accountId' | 'accountIds' | 'assetId' | 'assetIds' | 'postId' | 'publicationId' | 'publicationIds'

export type Permission =
  /** Anybody who reaches this core, signed in or not. */
  | { who: 'anyone' }
  | {
      who: readonly Role[]
      /**
       * `agency`: concerns no creator. `self`: the caller's own account. `reach`: the answer holds only what
       * the caller reaches. A list of keys: the input names a creator (directly or by what belongs to one),
       * and a caller who does not reach it is told NOT_FOUND, as if it did not exist.
       */
      scope: 'agency' | 'self' | 'reach' | readonly ScopeKey[]
    }

const admin = ['admin'] as const
const staff = ['admin', 'manager'] as const
const all = ['admin', 'manager', 'model'] as const

export const permissions = {
  'setup.status': { who: 'anyone' },
  'setup.createAgency': { who: 'anyone' },
  'setup.unlockVault': { who: 'anyone' },
  'vault.rotate': { who: admin, scope: 'agency' },
  'vault.setMode': { who: admin, scope: 'agency' },
  'vault.newRecoveryCodes': { who: admin, scope: 'agency' },
  'agency.get': { who: all, scope: 'agency' },
  'agency.update': { who: admin, scope: 'agency' },
  'session.current': { who: 'anyone' },
  'session.signIn': { who: 'anyone' },
  'session.redeemLink': { who: 'anyone' },
  'session.describeLink': { who: 'anyone' },
  'session.acceptLink': { who: 'anyone' },
  'session.recover': { who: 'anyone' },
  'session.signOut': { who: 'anyone' },
  'session.list': { who: all, scope: 'self' },
  'session.revoke': { who: all, scope: 'self' },
  'session.revokeOthers': { who: all, scope: 'self' },
  'session.changePassword': { who: all, scope: 'self' },
  'session.startTotp': { who: all, scope: 'self' },
  'session.confirmTotp': { who: all, scope: 'self' },
  'session.removeTotp': { who: all, scope: 'self' },
  'session.newRecoveryCodes': { who: all, scope: 'self' },
  'session.setPreferences': { who: all, scope: 'self' },
  'team.list': { who: admin, scope: 'agency' },
  'team.invite': { who: admin, scope: 'agency' },
  'team.setRole': { who: admin, scope: 'agency' },
  'team.assignCreators': { who: admin, scope: 'agency' },
  'team.deactivate': { who: admin, scope: 'agency' },
  'team.reactivate': { who: admin, scope: 'agency' },
  'team.resetPassword': { who: admin, scope: 'agency' },
  'team.removeTotp': { who: admin, scope: 'agency' },
  'creators.list': { who: all, scope: 'reach' },
  'creators.get': { who: all, scope: ['creatorId'] },
  'creators.create': { who: admin, scope: 'agency' },
  'creators.update': { who: staff, scope: ['creatorId'] },
  'creators.archive': { who: admin, scope: ['creatorId'] },
  'creators.restore': { who: admin, scope: ['creatorId'] },
  'creators.setAvatar': { who: staff, scope: ['creatorId', 'assetId'] },
  'accounts.list': { who: all, scope: 'reach' },
  'accounts.get': { who: all, scope: ['accountId'] },
  'accounts.connect': { who: staff, scope: ['creatorId'] },
  'accounts.reconnect': { who: staff, scope: ['accountId'] },
  'accounts.check': { who: staff, scope: ['accountId'] },
  'accounts.disconnect': { who: staff, scope: ['accountId'] },
  'accounts.followers': { who: all, scope: ['accountId'] },
  'platforms.list': { who: all, scope: 'agency' },
  'media.upload': { who: staff, scope: ['creatorId'] },
  'media.beginUpload': { who: staff, scope: ['creatorId'] },
  // The rest of an upload belongs to whoever began it, for as long as they reach its creator.
  'media.uploadPart': { who: staff, scope: 'reach' },
  'media.finishUpload': { who: staff, scope: 'reach' },
  'media.cancelUpload': { who: staff, scope: 'reach' },
  'media.get': { who: all, scope: ['assetId'] },
  'media.read': { who: all, scope: ['assetId'] },
  'media.setAlt': { who: staff, scope: ['assetId'] },
  'posts.list': { who: all, scope: 'reach' },
  'posts.get': { who: all, scope: ['postId'] },
  'posts.create': { who: staff, scope: ['creatorId'] },
  'posts.update': { who: staff, scope: ['postId'] },
  'posts.remove': { who: staff, scope: ['postId'] },
  'posts.check': { who: staff, scope: ['creatorId', 'accountIds'] },
  'posts.schedule': { who: staff, scope: ['postId', 'accountIds'] },
  'posts.publishNow': { who: staff, scope: ['postId', 'accountIds'] },
  'publications.list': { who: all, scope: 'reach' },
  'publications.get': { who: all, scope: ['publicationId'] },
  'publications.count': { who: all, scope: 'reach' },
  'publications.reschedule': { who: staff, scope: ['publicationId'] },
  'publications.cancel': { who: staff, scope: ['publicationId'] },
  'publications.restore': { who: staff, scope: ['publicationId'] },
  'publications.retry': { who: staff, scope: ['publicationId'] },
  'publications.resolve': { who: staff, scope: ['publicationId'] },
  // A model decides about what goes out in her name.
  'publications.approve': { who: all, scope: ['creatorId', 'publicationIds'] },
  'publications.veto': { who: all, scope: ['creatorId', 'publicationIds'] },
  'publications.undoApproval': { who: all, scope: ['creatorId', 'publicationIds'] },
  'publications.remove': { who: staff, scope: ['publicationId'] },
  'publications.refreshMetrics': { who: staff, scope: ['publicationId'] },
  'imports.preview': { who: staff, scope: 'reach' },
  'imports.apply': { who: staff, scope: 'reach' },
  'imports.list': { who: staff, scope: 'reach' },
  'imports.undo': { who: staff, scope: 'reach' },
  'plans.presets': { who: staff, scope: 'agency' },
  'plans.setPreset': { who: admin, scope: 'agency' },
  'plans.get': { who: staff, scope: ['creatorId'] },
  'plans.save': { who: staff, scope: ['creatorId', 'accountId'] },
  'plans.removeOverride': { who: staff, scope: ['creatorId', 'accountId'] },
  'plans.versions': { who: staff, scope: ['creatorId', 'accountId'] },
  'plans.propose': { who: staff, scope: ['creatorId', 'accountId'] },
  'plans.apply': { who: staff, scope: ['creatorId'] },
  'plans.undo': { who: staff, scope: ['creatorId'] },
  // A run is its starter's; it holds only whom they reach.
  'planRuns.start': { who: staff, scope: 'reach' },
  'planRuns.current': { who: staff, scope: 'reach' },
  'planRuns.apply': { who: staff, scope: 'reach' },
  'planRuns.cancel': { who: staff, scope: 'reach' },
  'obligations.outlook': { who: all, scope: 'reach' },
  'alerts.list': { who: all, scope: 'reach' },
  'alerts.get': { who: all, scope: 'reach' },
  'alerts.count': { who: all, scope: 'reach' },
  // To have it in hand is to look after it.
  'alerts.acknowledge': { who: staff, scope: 'reach' },
  'alerts.reopen': { who: staff, scope: 'reach' },
  'alerts.getSettings': { who: staff, scope: 'agency' },
  'alerts.setSettings': { who: admin, scope: 'agency' },
  'reports.consistency': { who: all, scope: ['creatorId'] },
  'calendar.range': { who: all, scope: 'reach' },
  // Several creators at once: each one is looked up within reach.
  'calendar.checkMoves': { who: staff, scope: 'reach' },
  'calendar.move': { who: staff, scope: 'reach' },
  'calendar.cancel': { who: staff, scope: 'reach' },
  'calendar.undo': { who: staff, scope: 'reach' },
  'calendar.ics': { who: all, scope: 'reach' },
  'calendar.csv': { who: staff, scope: 'reach' },
  'captions.list': { who: staff, scope: ['creatorId'] },
  'captions.save': { who: staff, scope: ['creatorId'] },
  'captions.remove': { who: staff, scope: ['creatorId'] },
  'captions.check': { who: staff, scope: ['creatorId'] },
  'assets.list': { who: all, scope: 'reach' },
  'assets.count': { who: all, scope: 'reach' },
  'assets.get': { who: all, scope: ['assetId'] },
  'assets.update': { who: staff, scope: ['assetIds'] },
  // A model speaks for herself.
  'assets.setConsent': { who: all, scope: ['assetIds'] },
  'assets.releasePaid': { who: staff, scope: ['assetIds'] },
  'assets.remove': { who: staff, scope: ['assetIds'] },
  'assets.restore': { who: staff, scope: ['assetIds'] },
  'assets.similar': { who: all, scope: ['assetId'] },
  'assets.uses': { who: all, scope: ['assetId'] },
  'history.list': { who: all, scope: 'reach' },
  'history.verify': { who: admin, scope: 'agency' },
  'system.status': { who: all, scope: 'reach' },
  'system.doctor': { who: admin, scope: 'agency' },
  'system.listBackups': { who: admin, scope: 'agency' },
  'system.stop': { who: staff, scope: 'agency' },
  'system.resume': { who: staff, scope: 'agency' },
  'system.backUp': { who: admin, scope: 'agency' },
  'events.watch': { who: all, scope: 'reach' },
} as const satisfies Record<ProcedurePath, Permission>

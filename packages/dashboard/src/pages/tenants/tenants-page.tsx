import type { TenantView } from '../../../../holdfast/gateway/api/views/tenant-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { useSession } from '../../session/session.ts';
import { NewTenant } from './new-tenant.tsx';
import { TenantPolicyForm } from './tenant-policy-form.tsx';
import { TenantUsageFacts } from './tenant-usage-facts.tsx';

/** One's own tenant with what it has used; whoever runs the gateway sees all, and what each may do. */
export function TenantsPage() {
  const { places, tenants } = useWords();
  const { me } = useSession();
  const isOperator = me.operator && me.scope === 'admin';
  return (
    <>
      <h1>{places.tenants}</h1>
      <Section title={`${tenants.you}: ${me.name}`}>
        <Facts
          facts={[
            [tenants.person, me.person],
            [tenants.scope, me.scope],
          ]}
        />
        {me.policy && me.usage && <TenantUsageFacts tenant={{ policy: me.policy, usage: me.usage }} />}
      </Section>
      {isOperator && <AllTenants />}
    </>
  );
}

function AllTenants() {
  const answered = useAnswer<{ data: TenantView[] }>('/holdfast/tenants');
  return (
    <>
      <NewTenant onMade={answered.reload} />
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.map((tenant) => (
            <Section key={tenant.id} title={tenant.name}>
              <Facts facts={[['ID', <code key="id">{tenant.id}</code>]]} />
              <TenantUsageFacts tenant={tenant} />
              <TenantPolicyForm tenant={tenant} onSaved={answered.reload} />
            </Section>
          ))
        }
      </WithAnswer>
    </>
  );
}

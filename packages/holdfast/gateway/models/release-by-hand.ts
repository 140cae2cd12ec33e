/** A release by hand: one person proposes it, another approves it, and it ends on a day that was said. */
export interface ReleaseByHand {
  id: string;
  model: string;
  tenant: string;
  reason: string;
  expires_at: number;
  proposed_by: string;
  proposed_at: number;
  approved_by: string | null;
  approved_at: number | null;
}

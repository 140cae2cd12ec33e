/** A release by hand: one person proposes it, another approves it, and it ends on a day that was said, or before it. */
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
  /** Where somebody ended it before its day. */
  ended_at: number | null;
  ended_by: string | null;
  end_reason: string | null;
}

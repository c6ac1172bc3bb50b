package pathway

import "context"

// Daily is this area's work of every morning: it records the promises whose
// day is gone.
func (s *Service) Daily(ctx context.Context) error {
	_, err := s.BreakDue(ctx)
	return err
}

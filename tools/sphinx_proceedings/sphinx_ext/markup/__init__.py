"""What hand-written pages may say of the portal: roles, directives, formulas."""

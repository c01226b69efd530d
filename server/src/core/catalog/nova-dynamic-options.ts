/*
 * What may stand in nova.conf although Nova's registered options do not show it, read from nova 34.0.0
 * (nova/conf/devices.py, nova/conf/neutron.py), the privsep contexts of nova, os-brick and os-vif, and the loaders of
 * keystoneauth.
 */

/** Groups whose names depend on the operator's other settings or on the privsep context. Patterns fit normalised names. */
export const dynamicGroups: readonly {
  readonly pattern: RegExp;
  readonly options: readonly string[];
  /** The registered group that has the same options. */
  readonly sameAs?: string;
}[] = [
  { pattern: /^(?:mdev|vgpu)_./, options: ["device_addresses", "max_instances", "mdev_class"] },
  { pattern: /^neutron_(?:physnet_.|tunnel$)/, options: ["numa_nodes"] },
  {
    pattern: /^(?:nova_sys_admin|privsep_osbrick|vif_plug_ovs_privileged)$/,
    options: [],
    sameAs: "privsep",
  },
];

/** Options of keystoneauth's plugins and of keystonemiddleware's older ways to authenticate. */
export const authPluginOptions: readonly string[] = [
  "access_token",
  "access_token_endpoint",
  "access_token_type",
  "admin_password",
  "admin_tenant_name",
  "admin_token",
  "admin_user",
  "application_credential_id",
  "application_credential_name",
  "application_credential_secret",
  "auth_host",
  "auth_methods",
  "auth_port",
  "auth_protocol",
  "auth_uri",
  "auth_url",
  "authorization_code",
  "client_id",
  "client_secret",
  "code",
  "default_domain_id",
  "default_domain_name",
  "device_authorization_endpoint",
  "discovery_endpoint",
  "domain_id",
  "domain_name",
  "endpoint",
  "identity_provider",
  "identity_provider_url",
  "identity_uri",
  "mutual_auth",
  "oauth2_client_id",
  "oauth2_client_secret",
  "oauth2_endpoint",
  "openid_scope",
  "passcode",
  "password",
  "project_domain_id",
  "project_domain_name",
  "project_id",
  "project_name",
  "protocol",
  "redirect_uri",
  "service_provider_endpoint",
  "service_provider_entity_id",
  "system_scope",
  "tenant_id",
  "tenant_name",
  "token",
  "trust_id",
  "user",
  "user_domain_id",
  "user_domain_name",
  "user_id",
  "user_name",
  "username",
];

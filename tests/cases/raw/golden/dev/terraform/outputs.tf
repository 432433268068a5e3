output "network" {
  value = jsondecode(aws_cloudcontrolapi_resource.net.properties)["VpcId"]
}

output "zones" {
  value = "${jsondecode(aws_cloudcontrolapi_resource.zone_0.properties)["SubnetId"]},${jsondecode(aws_cloudcontrolapi_resource.zone_1.properties)["SubnetId"]}"
}
